# SPDX-License-Identifier: Apache-2.0
# What every target of this project has in common.

add_library(release_desk_options INTERFACE)
target_compile_options(release_desk_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Woverloaded-virtual
    -Wold-style-cast -Wcast-qual -Wformat=2 -Wsuggest-override -Wextra-semi -Wimplicit-fallthrough
    -Wno-missing-field-initializers # designated initializers leave fields out on purpose
    -Wno-missing-designated-field-initializers)
target_compile_definitions(release_desk_options INTERFACE
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_NO_FOREACH QT_NO_JAVA_STYLE_ITERATORS
    QT_NO_URL_CAST_FROM_STRING QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_STRICT_ITERATORS
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_USE_QSTRINGBUILDER QT_MESSAGELOGCONTEXT
    RELEASE_DESK_VERSION="${PROJECT_VERSION}"
    $<$<BOOL:${RD_TEST_HOOKS}>:RELEASE_DESK_FAILPOINTS>)

# Every library precompiles the same few Qt headers; <name>_PRECOMPILE adds to them.
set(release_desk_precompiled <QByteArray> <QCoreApplication> <QCoroTask> <QDateTime> <QHash> <QJsonArray>
    <QJsonDocument> <QJsonObject> <QList> <QMap> <QObject> <QString> <QUrl> <tl/expected.hpp> <chrono> <functional>
    <memory> <optional> <variant>)

# Adds one folder as a static library: release_desk_library(<name> [FOLDERS sub…] [DEPENDS …] [PRECOMPILE …]).
# A folder is a library: whatever .h and .cpp lies in it (not below it, unless named in FOLDERS) belongs to it, so
# that adding a file is one step and a file cannot be forgotten. Headers form a file set: each compiles on its own.
function(release_desk_library name)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "" "FOLDERS;DEPENDS;PRECOMPILE")
    set(patterns_cpp *.cpp)
    set(patterns_h *.h)
    foreach(folder IN LISTS ARG_FOLDERS)
        list(APPEND patterns_cpp ${folder}/*.cpp)
        list(APPEND patterns_h ${folder}/*.h)
    endforeach()
    file(GLOB sources CONFIGURE_DEPENDS ${patterns_cpp})
    file(GLOB headers CONFIGURE_DEPENDS ${patterns_h})
    if(sources)
        set(scope PUBLIC)
        add_library(${name} STATIC ${sources} ${headers})
        target_link_libraries(${name} PRIVATE release_desk_options)
        target_precompile_headers(${name} PRIVATE ${release_desk_precompiled} ${ARG_PRECOMPILE})
    else()
        set(scope INTERFACE)
        add_library(${name} INTERFACE)
    endif()
    add_library(ReleaseDesk::${name} ALIAS ${name})
    target_include_directories(${name} ${scope} ${PROJECT_SOURCE_DIR})
    target_link_libraries(${name} ${scope} Qt6::Core QCoro6::Core tl::expected ${ARG_DEPENDS})
    set_property(GLOBAL APPEND PROPERTY release_desk_headers ${headers})
endfunction()

# Adds one program from all .h and .cpp of this folder: release_desk_program(<target> <output name> DEPENDS …).
function(release_desk_program target output)
    cmake_parse_arguments(PARSE_ARGV 2 ARG "" "" "DEPENDS;PRECOMPILE")
    file(GLOB sources CONFIGURE_DEPENDS *.cpp *.h)
    add_executable(${target} ${sources})
    set_target_properties(${target} PROPERTIES OUTPUT_NAME ${output})
    target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
    target_link_libraries(${target} PRIVATE release_desk_options ${ARG_DEPENDS})
    target_precompile_headers(${target} PRIVATE ${release_desk_precompiled} ${ARG_PRECOMPILE})
    install(TARGETS ${target} RUNTIME DESTINATION bin)
endfunction()

set(release_desk_test_environment
    "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=Asia/Seoul;XDG_RUNTIME_DIR=${CMAKE_BINARY_DIR}/runtime")

# Adds all tst_*.cpp of the named folders as one executable; each file is one CTest test <area>.<name>:
# release_desk_tests(<area> FOLDERS … DEPENDS … [TIMEOUT s] [LABELS …]). A file g01_<name>.cpp is the test of guarantee
# G1: CTest calls it G01_<name> and knows it by the label "guarantee"; RD_TIER says how often it tries.
function(release_desk_tests area)
    cmake_parse_arguments(PARSE_ARGV 1 ARG "" "TIMEOUT" "FOLDERS;DEPENDS;LABELS;PROGRAMS")
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 120)
    endif()
    set(sources)
    foreach(folder IN LISTS ARG_FOLDERS)
        file(GLOB found CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.h)
        list(APPEND sources ${found})
    endforeach()
    add_executable(tst_${area} ${sources})
    target_link_libraries(tst_${area} PRIVATE test_support release_desk_options ${ARG_DEPENDS})
    target_precompile_headers(tst_${area} PRIVATE ${release_desk_precompiled} <QSignalSpy> <QTemporaryDir> <QTest>)
    if(ARG_PROGRAMS)
        add_dependencies(tst_${area} ${ARG_PROGRAMS})
    endif()
    foreach(source IN LISTS sources)
        cmake_path(GET source STEM name)
        if(source MATCHES "cpp$" AND name MATCHES "^tst_(.*)$")
            add_test(NAME ${area}.${CMAKE_MATCH_1} COMMAND tst_${area} ${name})
            set_tests_properties(${area}.${CMAKE_MATCH_1} PROPERTIES
                TIMEOUT ${ARG_TIMEOUT} LABELS "${area};${ARG_LABELS}" SKIP_RETURN_CODE 77
                ENVIRONMENT "${release_desk_test_environment}")
        elseif(source MATCHES "cpp$" AND name MATCHES "^g([0-9][0-9]_.*)$")
            add_test(NAME G${CMAKE_MATCH_1} COMMAND tst_${area} ${name})
            set_tests_properties(G${CMAKE_MATCH_1} PROPERTIES
                TIMEOUT 14400 LABELS "${area};guarantee;P;N;R;${ARG_LABELS}" SKIP_RETURN_CODE 77
                # Qt Test ends a test function after five minutes by itself.
                ENVIRONMENT "${release_desk_test_environment};QTEST_FUNCTION_TIMEOUT=14400000")
        endif()
    endforeach()
endfunction()
file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/runtime)
file(CHMOD ${CMAKE_BINARY_DIR}/runtime PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
