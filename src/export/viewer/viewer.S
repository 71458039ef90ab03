/* The viewer's page as make_page put it together, byte for byte. */
    .section .rodata
    .balign 64
    .global er_viewer_page
    .hidden er_viewer_page
    .global er_viewer_page_end
    .hidden er_viewer_page_end
er_viewer_page:
    .incbin "network_page.html"
er_viewer_page_end:
    .byte 0

    .section .note.GNU-stack,"",@progbits
