# SPDX-License-Identifier: Apache-2.0
# Writes HEADER with the commit of SOURCE_DIR, or an empty one outside a repository.
execute_process(
    COMMAND git describe --always --dirty --abbrev=7 --exclude *
    WORKING_DIRECTORY ${SOURCE_DIR}
    OUTPUT_VARIABLE commit
    OUTPUT_STRIP_TRAILING_WHITESPACE
    ERROR_QUIET
    RESULT_VARIABLE result)
if(NOT result STREQUAL "0")
    set(commit "")
endif()
file(CONFIGURE OUTPUT ${HEADER} CONTENT "#define RELEASE_DESK_COMMIT \"@commit@\"\n" @ONLY)
