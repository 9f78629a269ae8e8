#include <chrono>
#include <exception>
#include <utility>
#include <variant>

#include "hardware/printer/outlet.h"
#include "hardware/printer/printer.h"
#include "hardware/printer/usb_sink.h"
#include "hardware/usb/libusb_bus.h"
#include "hardware/usb/libusb_printer.h"

namespace yichuang::printer {
namespace {

// A printer that is plugged in is known at once; one that has just been is waited for.
constexpr std::chrono::milliseconds kPlugged{500};

class AtUsb final : public Outlet {
 public:
  explicit AtUsb(std::string port) : port_(std::move(port)) {}

  Outcome Print(std::span<const std::uint8_t> job) override {
    const auto device = Open();
    if (!device) return Outcome::kNoPrinter;
    UsbSink sink(*device);
    Printer printer(sink);
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(cut_off_job_stays)) cut_off_ = false;
#endif
    if (cut_off_) printer.Forget();
    const Outcome outcome = printer.Print(job);
    cut_off_ = MayBeCutOff(outcome) || printer.may_hold();
    return outcome;
  }
  std::optional<State> Ask() override {
    const auto device = Open();
    if (!device) return std::nullopt;
    UsbSink sink(*device);
    return Printer(sink).Ask();
  }
  std::string Name() const override { return name_; }

 private:
  std::unique_ptr<usb::LibusbPrinter> Open() {
    try {
      if (!bus_) bus_ = usb::LibusbBus::OfPrinters();
    } catch (const std::exception& error) {
      name_ = error.what();
      return nullptr;
    }
    usb::LibusbPrinterPort port(*bus_, port_);
    auto opened = port.Open(kPlugged);
    if (auto* why = std::get_if<std::string>(&opened)) {
      name_ = why->empty() ? port.Name() + ": none is plugged in" : *why;
      return nullptr;
    }
    auto device = std::move(*std::get_if<std::unique_ptr<usb::LibusbPrinter>>(&opened));
    name_ = device->Name();
    return device;
  }

  const std::string port_;
  std::string name_ = "printer";
  bool cut_off_ = true;  ///< at first: what printed before may have been killed in mid-job
  std::unique_ptr<usb::LibusbBus> bus_;
};

}  // namespace

std::unique_ptr<Outlet> UsbOutlet(std::string port) {
  return std::make_unique<AtUsb>(std::move(port));
}

}  // namespace yichuang::printer
