#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// A case as its papers and its progress need it, folded from its events. Enumerations are numbers
/// as in core/case_state.h and core/case_event.h; days are "2026-05-09", "" when there is none.
namespace yichuang::query {

struct CaseRecordMaterial {
  std::string id;
  int state = 0;      ///< core::MaterialState
  std::string limit;  ///< of a promise
  friend bool operator==(const CaseRecordMaterial&, const CaseRecordMaterial&) = default;
};

/// Something that a paper tells of.
struct CaseMatter {
  int kind = 0;             ///< core::PaperKind
  std::uint64_t about = 0;  ///< ledger row
  std::int64_t at_ms = 0;
  std::vector<CaseRecordMaterial> materials;
  std::string received;  ///< day of the receipt it rests on
  std::string due;       ///< last day to correct, or to keep a promise
  std::optional<std::int64_t> promised_ms, legal_ms;
  unsigned days = 0;  ///< of an extension
  int ground = 0;     ///< core::CaseGround
  int procedure = 0;  ///< core::SpecialProcedure
  int way = 0;        ///< core::DeliveryWay
  friend bool operator==(const CaseMatter&, const CaseMatter&) = default;
};

struct CasePaperRow {
  int kind = 0;
  int year = 0;
  std::uint32_t number = 0;
  std::uint64_t id = 0;  ///< of the case
  std::uint64_t about = 0;
  std::string code;
  std::int64_t issued_ms = 0;
  std::uint32_t prints = 1;
  std::optional<int> fault;  ///< why it is void
  friend bool operator==(const CasePaperRow&, const CasePaperRow&) = default;
};

struct CaseRecord {
  std::uint64_t id = 0;
  std::string no;
  std::string item;
  std::string outside;     ///< of a 登记件
  std::string applicant;   ///< handle; "" when nobody was named, or he was erased
  int depth = 0;           ///< catalogue::Depth
  int state = 0;           ///< core::CaseState
  std::optional<int> end;  ///< core::CaseEnd; absent of a case that was delivered
  bool approved = false;
  bool deemed = false;
  std::string received;
  std::string correct_until;
  std::optional<std::int64_t> promised_ms, legal_ms;
  std::vector<CaseRecordMaterial> materials;
  std::vector<CaseRecordMaterial> promises;  ///< open ones
  std::vector<CaseMatter> matters;           ///< in the order of the ledger
  std::vector<CasePaperRow> papers;          ///< in the order of issue, void ones too
  std::uint64_t joint = 0;                   ///< the joint matter it is a part of; 0: none
  std::vector<CaseRecord> parts;             ///< of a joint matter, whose materials are its lines
  unsigned saved_days = 0;                   ///< working days, of a joint matter
  std::string form;  ///< handle of the one form of a joint matter, or of its draft; "": none
  friend bool operator==(const CaseRecord&, const CaseRecord&) = default;
};

}  // namespace yichuang::query
