# Asks a test program for its suites and writes a list of ctest tests, <program>.<suite>: a sanitized program takes a
# quarter of a second to start, a unit test seldom as long. Run by yichuang_test after each build of the program.
#
#   cmake -D PROGRAM=… -D LIST=… -D CASES=… -D LABELS=… -D ENVIRONMENT=… -P list_suites.cmake
#
# Each suite leaves its cases in <CASES>/<suite>.xml, which tools/test counts.
execute_process(COMMAND ${CMAKE_COMMAND} -E env --unset=GTEST_FILTER ${PROGRAM} --gtest_list_tests
  OUTPUT_VARIABLE listing RESULT_VARIABLE status TIMEOUT 60)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${PROGRAM} --gtest_list_tests ended with ${status}: run it by hand to see why")
endif()
file(REMOVE_RECURSE ${CASES})
get_filename_component(name ${PROGRAM} NAME)
string(REPLACE "\n" ";" lines "${listing}")
set(text "")
foreach(line IN LISTS lines)
  # A suite begins its line and ends with a dot; its cases follow, indented.
  if(NOT line MATCHES "^([A-Za-z0-9_/]+)\\.")
    continue()
  endif()
  set(suite ${CMAKE_MATCH_1})
  string(REPLACE "/" "-" file ${suite})
  string(APPEND text
    "add_test([=[${name}.${suite}]=]\n"
    "  [=[${PROGRAM}]=] [=[--gtest_filter=${suite}.*]=] [=[--gtest_output=xml:${CASES}/${file}.xml]=])\n"
    "set_tests_properties([=[${name}.${suite}]=]\n"
    "  PROPERTIES TIMEOUT 300 LABELS [=[${LABELS}]=] ENVIRONMENT [=[${ENVIRONMENT}]=])\n")
endforeach()
file(WRITE ${LIST} "${text}")
