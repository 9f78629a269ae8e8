#include "kiosk/model/message.h"

#include "hub/contract/one_of_members.h"

template class yichuang::contract::OneOf<yichuang::model::MsgKinds>;
