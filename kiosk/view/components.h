#pragma once
// All components of the kiosk's screens. Each is a free function that takes values, draws them into
// a rectangle and returns what was touched; none knows what a service item or a ticket is. Ids are
// the caller's and name the node in the semantic tree; parts of a component add ".part". Texts come
// from kiosk/text, never from here.

#include "kiosk/view/cards.h"
#include "kiosk/view/choice_card.h"
#include "kiosk/view/controls.h"
#include "kiosk/view/feedback.h"
#include "kiosk/view/flow.h"
#include "kiosk/view/illustration.h"
#include "kiosk/view/keyboard.h"
#include "kiosk/view/list.h"
#include "kiosk/view/page.h"
