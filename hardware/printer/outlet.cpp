#include "hardware/printer/outlet.h"

#include <system_error>
#include <utility>

#include "hardware/printer/printer.h"
#include "hardware/printer/sink.h"

namespace yichuang::printer {
namespace {

class AtPath final : public Outlet {
 public:
  explicit AtPath(std::filesystem::path path) : path_(std::move(path)) {}
  Outcome Print(std::span<const std::uint8_t> job) override {
    std::error_code ignored;
    FileSink sink(path_);
    if (!sink.is_open()) return Outcome::kNoPrinter;
    Printer printer(sink);
    // A file begins anew by itself.
    if (cut_off_ && std::filesystem::is_character_file(path_, ignored)) printer.Forget();
    const Outcome outcome = printer.Print(job);
    cut_off_ = MayBeCutOff(outcome) || printer.may_hold();
    return outcome;
  }
  std::optional<State> Ask() override { return AskAt(path_); }
  std::string Name() const override { return path_.string(); }

 private:
  const std::filesystem::path path_;
  bool cut_off_ = true;  ///< at first: what printed before may have been killed in mid-job
};

}  // namespace

std::unique_ptr<Outlet> FileOutlet(std::filesystem::path path) {
  return std::make_unique<AtPath>(std::move(path));
}

}  // namespace yichuang::printer
