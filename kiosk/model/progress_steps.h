#pragma once

#include <string_view>

#include "kiosk/model/model.h"

/// What the messages about progress do; nothing on any other screen.
namespace yichuang::model {

void TakeProgressKey(Model& model, char key, Effects& effects);
void TakeProgressErased(Model& model, bool all);
/// The number is complete: the four digits are asked for.
void TakeProgressNumber(Model& model);
/// Of a keyboard or a scanner: letters too.
void TakeProgressTyped(Model& model, std::string_view text, Effects& effects);
void TakeProgressAgain(Model& model);
void TakeProgressTold(Model& model, const ProgressTold& msg);
void TakeProgressRefused(Model& model, const ProgressRefused& msg);

}  // namespace yichuang::model
