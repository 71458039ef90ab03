/* The text tables and trained models, byte for byte, as symbols er_data_NAME .. er_data_NAME_end.
   .incbin costs a hundredth of what a C array costs to compile. Hidden, so that a shared library
   does not leak them. data.h declares what stands here. */
    .section .rodata
    .macro embed name, file
    .balign 64
    .global er_data_\name
    .hidden er_data_\name
    .global er_data_\name\()_end
    .hidden er_data_\name\()_end
er_data_\name:
    .incbin "\file"
er_data_\name\()_end:
    .byte 0
    .endm

    embed abbreviations, "abbreviations.txt"
    embed states, "states.tsv"
    embed gazetteer, "gazetteer.tsv"
    embed titles, "titles.tsv"
    embed cues, "cues.tsv"
    embed words, "words.tsv"
    embed offices, "offices.tsv"
    embed names, "names.tsv"
    embed nicknames, "nicknames.tsv"
    embed bodies, "bodies.tsv"
    embed holders, "holders.tsv"
    embed event_verbs, "event_verbs.tsv"
    embed event_nouns, "event_nouns.tsv"
    embed event_adjectives, "event_adjectives.tsv"
    embed opinion_verbs, "opinion_verbs.tsv"
    embed opinion_nouns, "opinion_nouns.tsv"
    embed opinion_adjectives, "opinion_adjectives.tsv"
    embed ties, "ties.tsv"
    embed noun_categories, "noun_categories.tsv"

    embed irregular_verbs, "irregular_verbs.tsv"
    embed lemmas, "lemmas.tsv"
    embed parser_model, "parser.model"
    embed sequence_model, "sequence.model"

    .section .note.GNU-stack,"",@progbits
