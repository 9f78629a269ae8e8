#pragma once

#include <string_view>

#include "kiosk/model/model.h"

/// What the messages about progress do; nothing on any other screen.
namespace yichuang::model {

void TakeProgressKey(Model& model, char key, Effects& effects);
void TakeProgressErased(Model& model, bool all);
/// The number is complete. What looks like the code of a slip is asked for at once; anything else
/// wants the four digits.
void TakeProgressNumber(Model& model, Effects& effects);
/// Of a keyboard or a scanner: letters too.
void TakeProgressTyped(Model& model, std::string_view text, Effects& effects);
void TakeProgressAgain(Model& model);
void TakeProgressLetters(Model& model);
void TakeUnsolvedAsked(Model& model);
void TakeUnsolvedAnswered(Model& model, bool sure, Effects& effects);
void TakeMatterTold(Model& model, const MatterTold& msg);
void TakeProgressTold(Model& model, const ProgressTold& msg);
void TakeProgressRefused(Model& model, const ProgressRefused& msg);

}  // namespace yichuang::model
