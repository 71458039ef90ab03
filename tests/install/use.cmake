# cmake -DSOURCE= -DBINARY= -DCOMPILER= -DLIBDIR= -DFOLDER= -P use.cmake
function(run)
    execute_process(COMMAND ${ARGN} RESULT_VARIABLE failed OUTPUT_VARIABLE output
        ERROR_VARIABLE output)
    if(failed)
        message(FATAL_ERROR "${ARGN}\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

set(prefix ${FOLDER}/prefix)
file(REMOVE_RECURSE ${FOLDER})
run(${CMAKE_COMMAND} --install ${BINARY} --prefix ${prefix})
foreach(file bin/ergraph ${LIBDIR}/libergraph.so ${LIBDIR}/libergraph.a
        ${LIBDIR}/pkgconfig/ergraph.pc include/ergraph/build.h share/man/man1/ergraph.1
        share/bash-completion/completions/ergraph share/zsh/site-functions/_ergraph
        share/fish/vendor_completions.d/ergraph.fish)
    if(NOT EXISTS ${prefix}/${file})
        message(FATAL_ERROR "${file} is not installed")
    endif()
endforeach()

# The program runs from where it was put.
run(${prefix}/bin/ergraph --version)
message(STATUS "${output}")

# No header of the library needs more than itself and the headers that it includes.
file(GLOB headers RELATIVE ${prefix}/include ${prefix}/include/ergraph/*.h)
foreach(header IN LISTS headers)
    file(WRITE ${FOLDER}/header.c "#include <${header}>\nint main(void) { return 0; }\n")
    run(${COMPILER} -std=c99 -Wall -Wextra -Werror -pedantic -I${prefix}/include -fsyntax-only
        ${FOLDER}/header.c)
endforeach()

# pkg-config. The prefix written into the file is that of the configuration, not of this folder.
set(ENV{PKG_CONFIG_PATH} ${prefix}/${LIBDIR}/pkgconfig)
run(pkg-config --define-variable=prefix=${prefix} --cflags --libs ergraph)
string(STRIP "${output}" flags)
separate_arguments(flags)
run(${COMPILER} ${SOURCE}/tests/example/example.c -o ${FOLDER}/by-pkg-config ${flags}
    -Wl,-rpath,${prefix}/${LIBDIR})

# find_package, with the shared and with the static library.
file(WRITE ${FOLDER}/user/CMakeLists.txt "cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES C)
find_package(ergraph REQUIRED)
foreach(kind ergraph ergraph_static)
    add_executable(by-\${kind} ${SOURCE}/tests/example/example.c)
    target_link_libraries(by-\${kind} PRIVATE ergraph::\${kind})
endforeach()
")
run(${CMAKE_COMMAND} -S ${FOLDER}/user -B ${FOLDER}/user/build -DCMAKE_PREFIX_PATH=${prefix}
    -DCMAKE_C_COMPILER=${COMPILER})
run(${CMAKE_COMMAND} --build ${FOLDER}/user/build)

foreach(program by-pkg-config user/build/by-ergraph user/build/by-ergraph_static)
    run(${FOLDER}/${program} ${SOURCE}/input)
    if(NOT output MATCHES "</svg>")
        message(FATAL_ERROR "${program} draws nothing: ${output}")
    endif()
endforeach()
