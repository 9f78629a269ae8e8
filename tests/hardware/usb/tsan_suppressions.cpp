/// Read by the thread sanitizer at start, and by nobody in other builds. These libraries serve the
/// fake device and are not instrumented, so their own locks are not seen. libusb and our code stay
/// checked.
extern "C" const char* __tsan_default_suppressions();

extern "C" const char* __tsan_default_suppressions() {
  return "race:libglib-2.0.so\n"
         "race:libgobject-2.0.so\n"
         "race:libgio-2.0.so\n"
         "race:libudev.so\n"
         "race:libumockdev.so\n"
         "race:libumockdev-preload.so\n";
}
