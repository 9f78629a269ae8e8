#include <algorithm>

#include "hub/http/front_door.h"

/// Whom cases are for: sealed beside the secrets, under the handles that the ledger has.
namespace yichuang::http {
namespace {

using access::Vault;

constexpr std::size_t kMostTries = 4'000;

/// A citizen who types twice what is wrong is no attack; ten thousand tries are.
constexpr access::LockoutRules kProgressRules{5, std::chrono::minutes(1), std::chrono::minutes(30),
                                              std::chrono::hours(24)};
/// A kiosk serves many people: it waits later, and shorter.
constexpr access::LockoutRules kPlaceRules{30, std::chrono::minutes(1), std::chrono::minutes(5),
                                           std::chrono::hours(1)};

std::string PaperKey(const std::string& paper) { return "paper/" + paper; }

}  // namespace

std::optional<person::Applicant> FrontDoor::ApplicantOf(Vault& vault, const std::string& handle) {
  if (handle.empty()) return std::nullopt;
  const auto plain = sealer_->Open(vault.PersonalOf(handle), handle);
  return plain ? person::ReadApplicant(*plain) : std::nullopt;
}

bool FrontDoor::OfferApplicant(person::Applicant applicant, std::function<void(std::string)> done) {
  return door_->Ask([this, applicant = std::move(applicant), done = std::move(done)](Vault& vault) {
    const std::string handle = applicant.document.empty()
                                   ? person::Sealer::RandomHandle()
                                   : sealer_->HandleOf(applicant.document_kind, applicant.document);
#ifdef YICHUANG_DEFECT
    if (YICHUANG_DEFECT(name_in_log)) log_("an applicant was sealed: " + applicant.name);
#endif
    vault.OfferPersonal(handle, sealer_->Seal(person::Written(applicant), handle));
    done(handle);
  });
}

void FrontDoor::ConfirmApplicant(const std::string& handle, person::Applicant applicant) {
  door_->Keep([this, handle, applicant = std::move(applicant)](Vault& vault) {
    const auto before = ApplicantOf(vault, handle);
    const person::Applicant now = before ? person::Merged(*before, applicant) : applicant;
    vault.PutPersonal(handle, sealer_->Seal(person::Written(now), handle));
  });
}

void FrontDoor::WithdrawApplicant(const std::string& handle) {
  door_->Keep([handle](Vault& vault) { vault.WithdrawPersonal(handle); });
}

void FrontDoor::EraseApplicant(const std::string& handle) {
  door_->Keep([handle](Vault& vault) { vault.ErasePersonal(handle); });
}

bool FrontDoor::TellApplicant(const std::string& handle,
                              std::function<void(std::optional<person::Applicant>)> done) {
  return door_->Ask(
      [this, handle, done = std::move(done)](Vault& vault) { done(ApplicantOf(vault, handle)); });
}

void FrontDoor::KeepApplicantsOf(std::vector<std::string> handles) {
  door_->Keep([handles = std::move(handles)](Vault& vault) { vault.KeepPersonalOf(handles); });
}

void FrontDoor::KeepPaperWords(const std::string& paper, const std::string& words) {
  const std::string key = PaperKey(paper);
  door_->Keep(
      [this, key, words](Vault& vault) { vault.PutPersonal(key, sealer_->Seal(words, key)); });
}

bool FrontDoor::TellPaperWords(const std::string& paper, std::function<void(std::string)> done) {
  const std::string key = PaperKey(paper);
  return door_->Ask([this, key, done = std::move(done)](Vault& vault) {
    done(sealer_->Open(vault.PersonalOf(key), key).value_or(""));
  });
}

bool FrontDoor::OfferWords(std::string words, std::function<void(core::SealedWords)> done) {
  return door_->Ask([this, words = std::move(words), done = std::move(done)](Vault& vault) {
    const std::string handle = "words/" + person::Sealer::RandomHandle();
    vault.OfferPersonal(handle, sealer_->Seal(words, handle));
    done({handle, sealer_->HandleOf(handle, words)});
  });
}

void FrontDoor::ConfirmWords(const std::string& handle, std::string words) {
  door_->Keep([this, handle, words = std::move(words)](Vault& vault) {
    vault.PutPersonal(handle, sealer_->Seal(words, handle));
  });
}

bool FrontDoor::TellWords(std::vector<std::string> handles,
                          std::function<void(std::map<std::string, std::string>)> done) {
  return door_->Ask([this, handles = std::move(handles), done = std::move(done)](Vault& vault) {
    std::map<std::string, std::string> kept;
    for (const std::string& handle : handles) {
      if (auto words = sealer_->Open(vault.PersonalOf(handle), handle))
        kept[handle] = *std::move(words);
    }
    done(std::move(kept));
  });
}

std::map<std::string, std::uint32_t> FrontDoor::StaffIds() const {
  const std::scoped_lock lock(mutex_);
  return staff_;
}

bool FrontDoor::TellNames(std::function<void(std::map<std::string, std::string>)> done) {
  return door_->Ask([done = std::move(done)](Vault& vault) { done(vault.Names()); });
}

bool FrontDoor::CountTry(std::string place, bool right,
                         std::function<void(std::chrono::seconds)> done) {
  return door_->Ask([this, place = std::move(place), right, done = std::move(done)](Vault&) {
    const core::Instant now = options_.now();
    access::Strikes& strikes = tries_["matter/" + place];
    if (now < strikes.locked_until) {
      const auto left = std::chrono::ceil<std::chrono::seconds>(strikes.locked_until - now);
      return done(std::max(left, std::chrono::seconds(1)));
    }
    if (!right) strikes = access::AfterFailure(kPlaceRules, strikes, now);
    done(std::chrono::seconds(0));
  });
}

// A number that no case has is counted and answered like one whose digits are wrong.
bool FrontDoor::MatchApplicants(ProgressTry asked, std::function<void(Matched)> done) {
  return door_->Ask([this, asked = std::move(asked), done = std::move(done)](Vault& vault) {
    const core::Instant now = options_.now();
    const std::string number = "number/" + asked.number;
    const std::string place = "place/" + asked.place;
    const core::Instant until = std::max(tries_[number].locked_until, tries_[place].locked_until);
    if (now < until) {
      const auto left = std::chrono::ceil<std::chrono::seconds>(until - now);
      return done({{}, std::max(left, std::chrono::seconds(1))});
    }
    Matched matched;
    for (const std::string& handle : asked.handles) {
      const person::Applicant applicant = ApplicantOf(vault, handle).value_or(person::Applicant{});
      matched.right.push_back(person::EndsWith(applicant, asked.last4));
    }
    if (std::ranges::find(matched.right, true) == matched.right.end()) {
      tries_[number] = access::AfterFailure(kProgressRules, tries_[number], now);
      tries_[place] = access::AfterFailure(kPlaceRules, tries_[place], now);
    } else {
      tries_.erase(number);
    }
    // The quiet ones are forgotten first.
    while (tries_.size() > kMostTries) {
      tries_.erase(
          std::ranges::min_element(tries_, {}, [](const auto& each) { return each.second.last; }));
    }
    done(std::move(matched));
  });
}

}  // namespace yichuang::http
