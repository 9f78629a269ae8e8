// Linked into every test that starts OpenGL.

// Mesa's software driver leaves memory behind when it is unloaded, and then no name tells whose it
// was. Leaks of our own are looked for in the tests that need no driver.
extern "C" const char* __asan_default_options() { return "detect_leaks=0"; }  // NOLINT
