#include <fmt/format.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <variant>

#include "hardware/printer/printer.h"
#include "hub/catalogue/load.h"
#include "hub/documents/once_notice.h"
#include "hub/documents/render.h"
#include "tests/fakes/receipt_printer.h"
#include "tests/hub/documents/sample_case.h"

// Papers read back by programs that know nothing of how they were made: a barcode reader, a reader
// of Chinese print, and two readers of PDF.
namespace yichuang {
namespace {

namespace fs = std::filesystem;

/// A folder for one test. Removed with everything in it.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fmt::format("yichuang-papers-{}", ::getpid())) {
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

std::string OutputOf(const std::string& command) {
  const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen((command + " 2>/dev/null").c_str(), "r"),
                                                   ::pclose);
  std::string output;
  std::array<char, 4096> piece{};
  for (std::size_t got = 0; (got = std::fread(piece.data(), 1, piece.size(), pipe.get())) > 0;) {
    output.append(piece.data(), got);
  }
  return output;
}

std::string WithoutWhite(std::string text) {
  for (const std::string white :
       {" ", "\n", "\f", "\u00a0", "\u2060", "\u2002", "\u2003", "\u3000"}) {
    for (auto at = text.find(white); at != std::string::npos; at = text.find(white, at)) {
      text.erase(at, white.size());
    }
  }
  return text;
}

class PapersTest : public testing::Test {
 protected:
  PapersTest() {
    auto loaded = catalogue::LoadFolder(fs::path(YICHUANG_SOURCE_DIR) / "hub/catalogue/data", 1);
    if (auto* catalogue = std::get_if<catalogue::Catalogue>(&loaded)) catalogue_ = *catalogue;
  }

  const catalogue::Item& ItemOf(const std::string& id) {
    for (const auto& item : catalogue_.items) {
      if (item.id == id) return item;
    }
    throw std::runtime_error("the sample catalogue lacks " + id);
  }

  // The notice for the first answer to every question.
  documents::Paper Notice(const catalogue::Item& item,
                          std::optional<documents::PaperCopy> copy = {}) {
    std::vector<catalogue::Answer> answers;
    for (const auto& question : item.situations) {
      answers.push_back({question.id, question.options.front().id});
    }
    documents::NoticeFrame frame;
    frame.hall = "云澜区政务服务中心";
    frame.now = std::chrono::local_days(std::chrono::year(2026) / 5 / 9) + std::chrono::hours(9);
    frame.reference = reference_ = documents::NoticeReference(item, answers);
    frame.public_url = public_url_;
    frame.copy = copy;
    return documents::OnceNotice(catalogue_, item, answers, frame);
  }

  Folder folder_;
  catalogue::Catalogue catalogue_;
  std::string reference_;
  std::string public_url_;
};

// Through the printer's bytes, as a person gets it in the hall.
TEST_F(PapersTest, APrintedNoticeIsReadByScannersAndByPeople) {
  public_url_ = "https://hall.example/guides/items/business-setup.html";
  const auto raster = documents::ToRaster(Notice(ItemOf("business-setup")), documents::kRoll80Dots);
  const auto job = folder_ / "job.bin";
  const printer::Picture picture{raster.width, raster.height, raster.rows};
  ASSERT_EQ(printer::PrintTo(job, picture, {}), printer::Outcome::kPrinted);

  std::ifstream file(job, std::ios::binary);
  const std::vector<std::uint8_t> bytes((std::istreambuf_iterator<char>(file)), {});
  fakes::ReceiptPrinter paper;
  ASSERT_TRUE(paper.Take(bytes)) << paper.fault();
  EXPECT_EQ(paper.paper(), raster.rows);
  const auto pbm = folder_ / "paper.pbm";
  std::ofstream(pbm, std::ios::binary) << paper.pbm();

  const std::string codes = OutputOf("zbarimg -q " + pbm.string());
  EXPECT_NE(codes.find("CODE-128:" + reference_ + "\n"), std::string::npos) << codes;
  EXPECT_NE(codes.find("QR-Code:" + public_url_ + "\n"), std::string::npos) << codes;

  const std::string read =
      WithoutWhite(OutputOf("tesseract " + pbm.string() + " - -l chi_sim --dpi 203 --psm 4"));
  for (const std::string wanted : {"一次性告知单", "企业开办", "公司章程", "受理条件", "办理流程",
                                   "承诺时限", "不收费", "咨询电话", "监督电话"}) {
    EXPECT_NE(read.find(wanted), std::string::npos) << wanted << "\n" << read;
  }
}

TEST_F(PapersTest, ABarcodeIsReadFromNarrowPaperToo) {
  for (const bool large : {false, true}) {
    auto notice = Notice(ItemOf("food-licence"));
    notice.large_print = large;
    const auto pbm = folder_ / "narrow.pbm";
    std::ofstream(pbm, std::ios::binary)
        << documents::ToPbm(documents::ToRaster(notice, documents::kRoll58Dots));
    EXPECT_EQ(OutputOf("zbarimg -q " + pbm.string()), "CODE-128:" + reference_ + "\n");
  }
}

// 第一联 and 第二联 in one file: forty materials with names of sixty characters, over several
// pages.
TEST_F(PapersTest, BothCopiesOfACasesPaperHoldEveryMaterialAndTheCode) {
  const auto facts = documents::HardCase(documents::CasePaperKind::kCorrection, 40);
  std::vector<documents::Paper> copies;
  for (const auto copy : {documents::PaperCopy::kForApplicant, documents::PaperCopy::kForFile}) {
    copies.push_back(std::get<documents::Paper>(
        documents::MakeCasePaper(documents::BuiltInCasePaperRules(), facts, copy)));
  }
  const auto pdf = folder_ / "case.pdf";
  const auto bytes = documents::ToPdf(copies);
  std::ofstream(pdf, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<long>(bytes.size()));

  const std::string text = WithoutWhite(OutputOf("pdftotext " + pdf.string() + " -"));
  const auto count = [&](const std::string& wanted) {
    int times = 0;
    for (auto at = text.find(wanted); at != std::string::npos; at = text.find(wanted, at + 1))
      ++times;
    return times;
  };
  for (const auto& material : facts.materials)
    EXPECT_EQ(count(material.name.substr(0, std::string("申请材料01").size())), 2) << material.name;
  EXPECT_EQ(count("第一联"), 1);
  EXPECT_EQ(count("第二联"), 1);
  EXPECT_EQ(count(WithoutWhite(facts.applicant)), 2);
  OutputOf("pdftoppm -r 200 -gray -png " + pdf.string() + " " + (folder_ / "case").string());
  std::string codes;
  for (const auto& entry : fs::directory_iterator(folder_ / ".")) {
    if (entry.path().extension() == ".png")
      codes += OutputOf("zbarimg -q " + entry.path().string());
  }
  EXPECT_EQ(codes, fmt::format("CODE-128:{0}\nCODE-128:{0}\n", facts.verification));
}

/// What a person reads: paragraphs, the title and facts.
std::vector<std::string> WordsOf(const documents::Paper& paper) {
  std::vector<std::string> words;
  for (const documents::Block& block : paper.blocks) {
    if (const auto* title = std::get_if<documents::Title>(&block)) words.push_back(title->text);
    if (const auto* text = std::get_if<documents::Paragraph>(&block)) words.push_back(text->text);
    if (const auto* facts = std::get_if<documents::Facts>(&block)) {
      for (const auto& fact : facts->facts) {
        words.push_back(fact.label);
        words.push_back(fact.value);
      }
    }
    if (const auto* sign = std::get_if<documents::Signatures>(&block))
      words.insert(words.end(), sign->labels.begin(), sign->labels.end());
  }
  return words;
}

TEST_F(PapersTest, EveryKindOfCasePaperIsReadBackWholeInBothCopies) {
  const auto pdf = folder_ / "kind.pdf";
  for (std::size_t kind = 0; kind < documents::kCasePaperKinds; ++kind) {
    const auto facts = documents::HardCase(static_cast<documents::CasePaperKind>(kind));
    SCOPED_TRACE(Name(facts.kind));
    std::vector<documents::Paper> copies;
    for (const auto copy : {documents::PaperCopy::kForApplicant, documents::PaperCopy::kForFile}) {
      copies.push_back(std::get<documents::Paper>(
          documents::MakeCasePaper(documents::BuiltInCasePaperRules(), facts, copy)));
    }
    const auto bytes = documents::ToPdf(copies);
    std::ofstream(pdf, std::ios::binary | std::ios::trunc)
        .write(reinterpret_cast<const char*>(bytes.data()), static_cast<long>(bytes.size()));
    const std::string text = WithoutWhite(OutputOf("pdftotext " + pdf.string() + " -"));
    const std::string other = text.substr(std::min(text.size(), text.find("第一联") + 1));
    for (const documents::Paper& copy : copies) {
      const std::vector<std::string> words = WordsOf(copy);
      EXPECT_GT(words.size(), 8U);
      for (const std::string& each : words)
        EXPECT_NE(text.find(WithoutWhite(each)), std::string::npos) << each;
    }
    EXPECT_NE(text.find("第一联"), std::string::npos);
    EXPECT_NE(other.find(WithoutWhite(facts.applicant)), std::string::npos);
    EXPECT_NE(other.find(facts.number.substr(facts.number.find("〔"))), std::string::npos);
    EXPECT_NE(other.find(facts.verification), std::string::npos);
  }
}

// Both sign it, one copy each.
TEST_F(PapersTest, ANoticeOfADeskHasTwoCopiesThatAreSignedAndAlike) {
  const auto& item = ItemOf("business-setup");
  std::vector<documents::Paper> copies;
  for (const auto copy : {documents::PaperCopy::kForApplicant, documents::PaperCopy::kForFile})
    copies.push_back(Notice(item, copy));
  const auto pdf = folder_ / "copies.pdf";
  const auto bytes = documents::ToPdf(copies);
  std::ofstream(pdf, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<long>(bytes.size()));
  const std::string text = WithoutWhite(OutputOf("pdftotext " + pdf.string() + " -"));
  for (const std::string signs : {"经办人", "申请人（代理人）"})
    EXPECT_NE(text.find(signs), text.rfind(signs)) << signs;
  // Each copy ends with whose it is.
  const auto first = text.find("第一联");
  const auto second = text.find("第二联");
  ASSERT_NE(second, std::string::npos) << text;
  ASSERT_LT(first, second);
  for (const std::string& half : {text.substr(0, first), text.substr(first, second - first)}) {
    for (const auto& material : item.materials) {
      if (material.when.empty())
        EXPECT_NE(half.find(WithoutWhite(material.name.zh)), std::string::npos) << material.name.zh;
    }
  }
}

// The text can be searched for, and it is also to be seen: a character that is only in the file's
// text and not on the paper has happened.
TEST_F(PapersTest, APdfHoldsItsTextAndShowsIt) {
  const auto& item = ItemOf("business-setup");
  const auto pdf = folder_ / "notice.pdf";
  const auto bytes = documents::ToPdf(Notice(item));
  std::ofstream(pdf, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), static_cast<long>(bytes.size()));

  const std::string text = WithoutWhite(OutputOf("pdftotext " + pdf.string() + " -"));
  const std::string last = "如有疑问，请拨打咨询电话";
  for (const std::string& wanted : {item.name.zh, item.materials.front().name.zh,
                                    std::string("第1页，共2页"), std::string("演示数据"), last}) {
    EXPECT_NE(text.find(WithoutWhite(wanted)), std::string::npos) << wanted;
  }
  OutputOf("pdftoppm -r 200 -gray -png " + pdf.string() + " " + (folder_ / "page").string());
  const auto second = folder_ / "page-2.png";
  ASSERT_TRUE(fs::exists(second));
  const std::string seen =
      WithoutWhite(OutputOf("tesseract " + second.string() + " - -l chi_sim --psm 4"));
  EXPECT_NE(seen.find("如有疑问"), std::string::npos) << seen;
  EXPECT_NE(OutputOf("zbarimg -q " + second.string()).find(reference_), std::string::npos);
}

}  // namespace
}  // namespace yichuang
