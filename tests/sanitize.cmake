# cmake -DSOURCE=... -DBINARY=... -DTYPES="Asan;Ubsan;Tsan" -P sanitize.cmake
# Builds each type in a directory of its own below BINARY and runs the quick tests there.
set(ENV{LSAN_OPTIONS} "suppressions=${SOURCE}/tests/lsan.supp:print_suppressions=0")
set(ENV{UBSAN_OPTIONS} "print_stacktrace=1")
set(ENV{TSAN_OPTIONS} "suppressions=${SOURCE}/tests/tsan.supp")
cmake_host_system_information(RESULT jobs QUERY NUMBER_OF_LOGICAL_CORES)
foreach(type IN LISTS TYPES)
    string(TOLOWER ${type} name)
    set(build ${BINARY}/${name})
    message(STATUS "${type}: building in ${build}")
    foreach(step
            "${CMAKE_COMMAND};-S;${SOURCE};-B;${build};-DCMAKE_BUILD_TYPE=${type}"
            "${CMAKE_COMMAND};--build;${build};-j;${jobs}"
            "${CMAKE_CTEST_COMMAND};--test-dir;${build};-j;${jobs};-L;unit|cli|fuzz;-LE;slow;--output-on-failure")
        execute_process(COMMAND ${step} RESULT_VARIABLE failed OUTPUT_VARIABLE output
            ERROR_VARIABLE output)
        if(failed)
            message(FATAL_ERROR "${output}\n${type}: ${step}")
        endif()
    endforeach()
    string(REGEX MATCH "[0-9]+% tests passed[^\n]*" summary "${output}")
    message(STATUS "${type}: ${summary}")
endforeach()
