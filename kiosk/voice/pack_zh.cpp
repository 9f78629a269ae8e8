#include <array>

#include "kiosk/voice/pack.h"

/// The clips of calls. Letters are spelled as they are in Chinese halls: by their English names.
namespace yichuang::voice {
namespace {

constexpr std::array kClips{
    PackClip{"请", "qing.wav", "请", Language::kChinese},
    PackClip{"号", "hao.wav", "号", Language::kChinese},
    PackClip{"到", "dao.wav", "到", Language::kChinese},
    PackClip{"号窗口办理", "hao-chuangkou-banli.wav", "号窗口办理", Language::kChinese},
    PackClip{"号窗口", "hao-chuangkou.wav", "号窗口", Language::kChinese},
    PackClip{"窗口办理", "chuangkou-banli.wav", "窗口办理", Language::kChinese},
    PackClip{"零", "0.wav", "零", Language::kChinese},
    PackClip{"一", "1.wav", "一", Language::kChinese},
    PackClip{"二", "2.wav", "二", Language::kChinese},
    PackClip{"三", "3.wav", "三", Language::kChinese},
    PackClip{"四", "4.wav", "四", Language::kChinese},
    PackClip{"五", "5.wav", "五", Language::kChinese},
    PackClip{"六", "6.wav", "六", Language::kChinese},
    PackClip{"七", "7.wav", "七", Language::kChinese},
    PackClip{"八", "8.wav", "八", Language::kChinese},
    PackClip{"九", "9.wav", "九", Language::kChinese},
    PackClip{"十", "10.wav", "十", Language::kChinese},
    PackClip{"百", "100.wav", "百", Language::kChinese},
    PackClip{"幺", "yao.wav", "幺", Language::kChinese},
    PackClip{"十一", "11.wav", "十一", Language::kChinese},
    PackClip{"十二", "12.wav", "十二", Language::kChinese},
    PackClip{"十三", "13.wav", "十三", Language::kChinese},
    PackClip{"十四", "14.wav", "十四", Language::kChinese},
    PackClip{"十五", "15.wav", "十五", Language::kChinese},
    PackClip{"十六", "16.wav", "十六", Language::kChinese},
    PackClip{"十七", "17.wav", "十七", Language::kChinese},
    PackClip{"十八", "18.wav", "十八", Language::kChinese},
    PackClip{"十九", "19.wav", "十九", Language::kChinese},
    PackClip{"区", "qu.wav", "区", Language::kChinese},
    PackClip{"楼", "lou.wav", "楼", Language::kChinese},
    PackClip{"层", "ceng.wav", "层", Language::kChinese},
    PackClip{"东", "dong.wav", "东", Language::kChinese},
    PackClip{"西", "xi.wav", "西", Language::kChinese},
    PackClip{"南", "nan.wav", "南", Language::kChinese},
    PackClip{"北", "bei.wav", "北", Language::kChinese},
    PackClip{"A", "a.wav", "A", Language::kEnglish},
    PackClip{"B", "b.wav", "B", Language::kEnglish},
    PackClip{"C", "c.wav", "C", Language::kEnglish},
    PackClip{"D", "d.wav", "D", Language::kEnglish},
    PackClip{"E", "e.wav", "E", Language::kEnglish},
    PackClip{"F", "f.wav", "F", Language::kEnglish},
    PackClip{"G", "g.wav", "G", Language::kEnglish},
    PackClip{"H", "h.wav", "H", Language::kEnglish},
    PackClip{"I", "i.wav", "I", Language::kEnglish},
    PackClip{"J", "j.wav", "J", Language::kEnglish},
    PackClip{"K", "k.wav", "K", Language::kEnglish},
    PackClip{"L", "l.wav", "L", Language::kEnglish},
    PackClip{"M", "m.wav", "M", Language::kEnglish},
    PackClip{"N", "n.wav", "N", Language::kEnglish},
    PackClip{"O", "o.wav", "O", Language::kEnglish},
    PackClip{"P", "p.wav", "P", Language::kEnglish},
    PackClip{"Q", "q.wav", "Q", Language::kEnglish},
    PackClip{"R", "r.wav", "R", Language::kEnglish},
    PackClip{"S", "s.wav", "S", Language::kEnglish},
    PackClip{"T", "t.wav", "T", Language::kEnglish},
    PackClip{"U", "u.wav", "U", Language::kEnglish},
    PackClip{"V", "v.wav", "V", Language::kEnglish},
    PackClip{"W", "w.wav", "W", Language::kEnglish},
    PackClip{"X", "x.wav", "X", Language::kEnglish},
    PackClip{"Y", "y.wav", "Y", Language::kEnglish},
    PackClip{"Z", "z.wav", "Z", Language::kEnglish},
};

}  // namespace

const std::string_view kLongestSentence = "请W888号到19号窗口办理";

std::span<const PackClip> PackClips() { return kClips; }

}  // namespace yichuang::voice
