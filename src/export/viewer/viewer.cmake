# The page of network.html: our page, style and scripts with the parts of D3 that they use, from
# Debian's node-d3, in one file that becomes part of the library.
set(ER_NODEJS_DIR /usr/share/nodejs CACHE PATH "Where Debian keeps its JavaScript packages")
set(viewer ${CMAKE_CURRENT_SOURCE_DIR}/export/viewer)
set(viewer_scripts)
# In the order in which they need each other.
foreach(part dispatch color interpolate timer ease selection drag transition zoom)
    set(script ${ER_NODEJS_DIR}/d3-${part}/dist/d3-${part}.min.js)
    if(NOT EXISTS ${script})
        message(FATAL_ERROR "${script} is missing. Install it: apt-get install node-d3")
    endif()
    list(APPEND viewer_scripts ${script})
endforeach()
foreach(part begin data filter picture panel search controls main end)
    list(APPEND viewer_scripts ${viewer}/${part}.js)
endforeach()

add_executable(make_page ${viewer}/make_page.c)
set(viewer_page ${CMAKE_CURRENT_BINARY_DIR}/viewer/network_page.html)
file(MAKE_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR}/viewer)
add_custom_command(OUTPUT ${viewer_page}
    COMMAND make_page ${viewer_page} ${viewer}/page.html ${viewer}/style.css ${viewer_scripts}
    DEPENDS make_page ${viewer}/page.html ${viewer}/style.css ${viewer_scripts}
    COMMENT "Putting the viewer's page together" VERBATIM)
add_custom_target(viewer_page DEPENDS ${viewer_page})
target_sources(ergraph_objects PRIVATE ${viewer}/viewer.S)
set_source_files_properties(${viewer}/viewer.S PROPERTIES OBJECT_DEPENDS ${viewer_page}
    COMPILE_OPTIONS "-I${CMAKE_CURRENT_BINARY_DIR}/viewer")
add_dependencies(ergraph_objects viewer_page)
