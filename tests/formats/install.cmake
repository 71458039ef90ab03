# Brings the JavaScript libraries of package-lock.json into FOLDER, once.
#     cmake -DSOURCE=... -DFOLDER=... -P install.cmake
# Where the registry is out of reach nothing is installed, and the tests that need it are skipped.
file(MAKE_DIRECTORY ${FOLDER})
file(SHA256 ${SOURCE}/package-lock.json wanted)
if(EXISTS ${FOLDER}/installed)
    file(READ ${FOLDER}/installed installed)
    if(installed STREQUAL wanted)
        return()
    endif()
endif()
find_program(npm npm)
if(NOT npm)
    message(STATUS "SKIPPED: npm is not installed")
    return()
endif()
file(COPY ${SOURCE}/package.json ${SOURCE}/package-lock.json DESTINATION ${FOLDER})
execute_process(COMMAND ${npm} ci --no-audit --no-fund --ignore-scripts
    WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE failed TIMEOUT 60 OUTPUT_QUIET ERROR_QUIET)
if(failed)
    message(STATUS "SKIPPED: npm cannot install the libraries")
else()
    file(WRITE ${FOLDER}/installed ${wanted})
endif()
