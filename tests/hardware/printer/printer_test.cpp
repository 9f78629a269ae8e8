#include "hardware/printer/printer.h"

#include <gtest/gtest.h>

#include <array>
#include <deque>

#include "tests/fakes/receipt_printer.h"

namespace yichuang::printer {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint8_t kFine = 0x12;

// A printer at the other end of a cable. It answers DLE EOT from its state and GS r when it
// printed.
class FakeSink final : public Sink {
 public:
  [[nodiscard]] bool answers() const override { return talks; }

  [[nodiscard]] Taken Write(std::span<const std::uint8_t> bytes,
                            std::chrono::milliseconds) override {
    const Bytes written(bytes.begin(), bytes.end());
    if (written.size() == 3 && written[0] == 0x10) {
      if (!mute) answers_.push_back(state[written[2] - 1u]);
      return Taken::kAll;
    }
    if (written == AskWhenPrinted()) {
      if (finishes) answers_.push_back(0x00);
      return Taken::kAll;
    }
    if (written == ForgetAll()) {
      ++forgotten;
      return deaf ? Taken::kTimedOut : Taken::kAll;
    }
    jobs.push_back(written);
    if (after_job) state = *after_job;
    return job;
  }

  std::optional<std::uint8_t> Read(std::chrono::milliseconds) override {
    if (answers_.empty()) return {};
    const std::uint8_t byte = answers_.front();
    answers_.pop_front();
    return byte;
  }

  std::optional<PortState> AskPort() override { return port; }
  bool Reset() override { return ++resets, !deaf; }

  void SayLate(std::uint8_t byte) { answers_.push_back(byte); }

  bool talks = true;
  bool mute = false;
  bool finishes = true;
  bool deaf = false;  ///< takes neither reset nor command
  Taken job = Taken::kAll;
  std::array<std::uint8_t, 4> state{kFine, kFine, kFine, kFine};
  std::optional<std::array<std::uint8_t, 4>> after_job;
  std::vector<Bytes> jobs;
  int forgotten = 0;
  std::optional<PortState> port;
  int resets = 0;

 private:
  std::deque<std::uint8_t> answers_;
};

class PrinterTest : public testing::Test {
 protected:
  Outcome Print() {
    return Printer(sink_).Print(*EncodeJob({384, 2, rows_}, Model{384, true, 100, 64}));
  }

  FakeSink sink_;
  Bytes rows_ = Bytes(96, 0x0f);
};

TEST_F(PrinterTest, PrintsThePicture) {
  EXPECT_EQ(Print(), Outcome::kPrinted);
  ASSERT_EQ(sink_.jobs.size(), 1u);
  fakes::ReceiptPrinter paper;
  ASSERT_TRUE(paper.Take(sink_.jobs.front())) << paper.fault();
  EXPECT_EQ(paper.paper(), rows_);
  EXPECT_EQ(sink_.forgotten, 0);
}

TEST_F(PrinterTest, SendsNothingToAPrinterThatIsNotReady) {
  struct Case {
    std::size_t question;
    std::uint8_t bits;
    Outcome outcome;
  };
  for (const Case& wanted : {Case{1, 0x04, Outcome::kCoverOpen}, Case{1, 0x20, Outcome::kPaperOut},
                             Case{3, 0x60, Outcome::kPaperOut}, Case{2, 0x08, Outcome::kKnifeFault},
                             Case{0, 0x08, Outcome::kOffline}}) {
    sink_.state = {kFine, kFine, kFine, kFine};
    sink_.state[wanted.question] |= wanted.bits;
    EXPECT_EQ(Print(), wanted.outcome) << Name(wanted.outcome);
  }
  EXPECT_TRUE(sink_.jobs.empty());
}

TEST_F(PrinterTest, NamesTheCauseRatherThanOffline) {
  sink_.state = {0x1a, 0x16, kFine, 0x72};  // an open cover is all of it at once
  EXPECT_EQ(Print(), Outcome::kCoverOpen);
}

TEST_F(PrinterTest, PrintsWithoutAnswers) {
  sink_.mute = true;
  EXPECT_EQ(Print(), Outcome::kPrinted);
  sink_.talks = false;
  EXPECT_EQ(Print(), Outcome::kPrinted);
}

TEST_F(PrinterTest, AFailedJobIsForgotten) {
  sink_.job = Sink::Taken::kTimedOut;
  sink_.after_job = {0x1a, 0x32, kFine, 0x72};
  EXPECT_EQ(Print(), Outcome::kPaperOut);
  EXPECT_EQ(sink_.forgotten, 1);
  sink_.after_job.reset();
  sink_.state = {kFine, kFine, kFine, kFine};
  EXPECT_EQ(Print(), Outcome::kTimedOut);
  sink_.job = Sink::Taken::kFailed;
  EXPECT_EQ(Print(), Outcome::kWriteFailed);
  EXPECT_EQ(sink_.forgotten, 3);
}

TEST_F(PrinterTest, OneThatCannotBeToldToForgetMayHoldAPiece) {
  sink_.job = Sink::Taken::kTimedOut;
  Printer printer(sink_);
  const Bytes job{0x41};
  EXPECT_EQ(printer.Print(job), Outcome::kTimedOut);
  EXPECT_FALSE(printer.may_hold());
  sink_.deaf = true;
  EXPECT_EQ(printer.Print(job), Outcome::kTimedOut);
  EXPECT_TRUE(printer.may_hold());
  sink_.job = Sink::Taken::kAll;
  sink_.state[1] |= 0x04;
  EXPECT_EQ(printer.Print(job), Outcome::kCoverOpen);
  EXPECT_TRUE(printer.may_hold()) << "nothing was sent to it that would say otherwise";
  sink_.state = {kFine, kFine, kFine, kFine};
  EXPECT_EQ(printer.Print(job), Outcome::kPrinted);
  EXPECT_FALSE(printer.may_hold());
}

// The printer took all bytes into its buffer, and then the paper ended.
TEST_F(PrinterTest, PaperThatEndsAfterTheLastByteIsNoPrint) {
  sink_.finishes = false;
  sink_.after_job = {0x1a, 0x32, kFine, 0x72};
  EXPECT_EQ(Print(), Outcome::kPaperOut);
  EXPECT_EQ(sink_.forgotten, 1);
}

TEST_F(PrinterTest, AnAnswerThatCameLateIsNotTakenForTheNextOne) {
  sink_.SayLate(0x1a);
  EXPECT_EQ(Print(), Outcome::kPrinted);
}

TEST_F(PrinterTest, RefusesAPictureThatIsTooWide) {
  EXPECT_EQ(PrintTo("/nowhere/lp0", {576, 1, Bytes(72)}, Model{384, true, 100, 64}),
            Outcome::kBadPicture);
}

// While there is time to fetch a new roll.
TEST_F(PrinterTest, PaperNearItsEndIsToldAndPrintedOn) {
  sink_.state[3] |= 0x0c;
  const auto state = Printer(sink_).Ask();
  ASSERT_TRUE(state);
  EXPECT_TRUE(state->paper_low);
  EXPECT_FALSE(state->paper_out);
  EXPECT_TRUE(state->ready());
  EXPECT_EQ(Print(), Outcome::kPrinted);
  EXPECT_EQ(sink_.jobs.size(), 1U);
  EXPECT_EQ(sink_.forgotten, 0);
}

TEST_F(PrinterTest, TheCableTellsOfAFaultWhenThePrinterDoesNotAnswer) {
  sink_.mute = true;
  sink_.port = PortState{};
  EXPECT_FALSE(Printer(sink_).Ask()) << "that all is well says nothing";
  EXPECT_EQ(Print(), Outcome::kPrinted);
  sink_.port = PortState{.paper_out = true, .error = true};
  EXPECT_EQ(Print(), Outcome::kPaperOut);
  sink_.port = PortState{.selected = false};
  EXPECT_EQ(Print(), Outcome::kOffline);
  sink_.port = PortState{.error = true};
  EXPECT_EQ(Print(), Outcome::kOffline);
  EXPECT_EQ(sink_.jobs.size(), 1U);
}

// Its buffer is full of what must not come out: no command gets through any more.
TEST_F(PrinterTest, AFailedJobIsDroppedBesideTheStreamToo) {
  sink_.job = Sink::Taken::kTimedOut;
  EXPECT_EQ(Print(), Outcome::kTimedOut);
  EXPECT_EQ(sink_.resets, 1);
  sink_.job = Sink::Taken::kAll;
  EXPECT_EQ(Print(), Outcome::kPrinted);
  EXPECT_EQ(sink_.resets, 1) << "never after a paper that is whole";
}

}  // namespace
}  // namespace yichuang::printer
