#include "hub/catalogue/generator.h"

namespace yichuang::catalogue {
namespace {

constexpr GeneratorWord kPeople[] = {
    {"", "", ""},
    {"个体工商户", "Sole traders: ", "个体户"},
    {"外商投资企业", "Foreign-funded companies: ", "外企"},
    {"内资有限公司", "Limited companies: ", "公司"},
    {"农民专业合作社", "Farmers' cooperatives: ", "合作社"},
    {"事业单位", "Public institutions: ", ""},
    {"社会团体", "Associations: ", "协会"},
    {"民办非企业单位", "Private non-profits: ", "民非"},
    {"高校毕业生", "Graduates: ", "大学生"},
    {"退役军人", "Veterans: ", "退伍"},
    {"外地户籍人员", "People from elsewhere: ", "外地人"},
    {"港澳台居民", "Residents of Hong Kong, Macao and Taiwan: ", ""},
    {"残疾人", "Disabled people: ", ""},
    {"老年人", "The elderly: ", "老人"},
    {"未成年人", "Minors: ", "小孩"},
    {"新就业形态劳动者", "Gig workers: ", "骑手"},
};

constexpr GeneratorWord kThings[] = {
    {"营业执照", "business licence", "执照"},
    {"食品经营许可证", "food business licence", "卫生许可"},
    {"食品小作坊登记证", "small food workshop registration", "小作坊"},
    {"不动产权证书", "real estate certificate", "房产证"},
    {"道路运输经营许可证", "road transport licence", "运输证"},
    {"居民身份证", "identity card", "身份证"},
    {"普通护照", "passport", "护照"},
    {"社会保险", "social insurance", "社保"},
    {"城乡居民基本养老保险", "residents' pension insurance", "养老金"},
    {"职工基本医疗保险", "employees' health insurance", "医保"},
    {"失业保险金", "unemployment benefit", "失业金"},
    {"工伤保险待遇", "work injury benefit", "工伤"},
    {"生育保险待遇", "maternity benefit", "生育津贴"},
    {"住房公积金", "housing fund", "公积金"},
    {"公共租赁住房", "public rental housing", "公租房"},
    {"老年优待证", "senior card", "老年证"},
    {"残疾人证", "disability card", "残疾证"},
    {"结婚登记", "marriage registration", "领证"},
    {"收养登记", "adoption registration", "领养"},
    {"出生医学证明", "birth certificate", "出生证"},
    {"取水许可证", "water abstraction licence", "打井"},
    {"排水许可证", "drainage licence", "排污"},
    {"建设工程规划许可证", "planning permission", "盖房子"},
    {"建筑工程施工许可证", "construction permit", "施工证"},
    {"药品经营许可证", "pharmacy licence", "药店"},
    {"公共场所卫生许可证", "public place hygiene licence", "卫生证"},
    {"医疗机构执业许可证", "clinic licence", "诊所"},
    {"特种设备使用登记证", "special equipment registration", "电梯"},
    {"户外广告设施设置许可", "outdoor advertising permit", "招牌"},
    {"临时占用道路许可", "road occupation permit", "占道"},
    {"烟草专卖零售许可证", "tobacco retail licence", "卖烟"},
    {"出版物经营许可证", "bookshop licence", "书店"},
    {"互联网上网服务营业场所许可证", "internet cafe licence", "网吧"},
    {"娱乐经营许可证", "entertainment venue licence", "歌厅"},
    {"旅行社业务经营许可证", "travel agency licence", "旅行社"},
    {"人力资源服务许可证", "employment agency licence", "劳务中介"},
    {"劳务派遣经营许可证", "labour dispatch licence", "派遣"},
    {"民办学校办学许可证", "private school licence", "培训班"},
    {"教师资格证书", "teaching certificate", "教师证"},
    {"护士执业证书", "nurse registration", "护士证"},
    {"医师执业证书", "doctor registration", "医师证"},
    {"会计代理记账许可证", "bookkeeping agency licence", "代账"},
    {"网络预约出租汽车运输证", "ride hailing vehicle permit", "网约车"},
    {"机动车驾驶证", "driving licence", "驾照"},
    {"机动车行驶证", "vehicle licence", "行车本"},
    {"户口登记", "household registration", "上户口"},
    {"居住证", "residence permit", "暂住证"},
    {"最低生活保障", "subsistence allowance", "低保"},
    {"特困人员供养待遇", "support for people in extreme need", "五保"},
    {"临时救助金", "emergency relief", "救助"},
    {"高龄津贴", "old age allowance", "高龄补贴"},
    {"创业担保贷款", "start-up loan", "创业贷款"},
    {"职业技能提升补贴", "vocational training subsidy", "技能补贴"},
    {"林木采伐许可证", "tree felling licence", "砍树"},
    {"动物防疫条件合格证", "animal epidemic prevention certificate", "养殖"},
    {"兽药经营许可证", "veterinary drug licence", "兽药"},
    {"农药经营许可证", "pesticide licence", "农药店"},
    {"种子生产经营许可证", "seed licence", "种子"},
    {"宅基地使用权", "homestead right", "宅基地"},
    {"燃气经营许可证", "gas supply licence", "煤气"},
    {"危险化学品经营许可证", "hazardous chemicals licence", "危化"},
    {"消防安全检查合格证", "fire safety certificate", "消防"},
    {"社会团体法人登记证", "association registration", "成立协会"},
    {"专利权质押登记", "patent pledge registration", "专利"},
};

constexpr GeneratorWord kActs[] = {
    {"核发", "issue", "办"},
    {"变更", "change", "改"},
    {"注销", "cancellation", "取消"},
    {"延续", "renewal", "到期"},
    {"补办", "replacement", "丢了"},
    {"换发", "exchange", "换"},
    {"年度报告", "annual report", "年报"},
    {"备案", "filing", ""},
    {"信息查询", "enquiry", "查"},
    {"首次申请", "first application", ""},
    {"遗失声明", "loss notice", "丢失"},
    {"法定代表人变更", "change of legal representative", "换法人"},
    {"地址变更", "change of address", "搬家"},
    {"名称变更", "change of name", "改名"},
    {"信息更正", "correction", "写错了"},
    {"转移登记", "transfer", "过户"},
    {"抵押登记", "mortgage", "抵押"},
    {"缴费", "payment", "交钱"},
    {"待遇申领", "claiming benefits", "领钱"},
    {"待遇资格认证", "proof of entitlement", "刷脸"},
    {"关系转移接续", "transfer between places", "转走"},
    {"异地使用备案", "filing for use elsewhere", "外地用"},
};

constexpr GeneratorWord kDepartments[] = {
    {"市场监督管理局", "Market Regulation", ""},
    {"人力资源和社会保障局", "Human Resources", ""},
    {"医疗保障局", "Health Insurance", ""},
    {"公安分局", "Public Security", ""},
    {"民政局", "Civil Affairs", ""},
    {"自然资源局", "Natural Resources", ""},
    {"住房和城乡建设局", "Housing", ""},
    {"卫生健康局", "Health", ""},
    {"交通运输局", "Transport", ""},
    {"农业农村局", "Agriculture", ""},
    {"文化和旅游局", "Culture and Tourism", ""},
    {"住房公积金管理中心", "Housing Fund", ""},
};

constexpr GeneratorWord kThemes[] = {
    {"创业开店", "Business", ""}, {"社会保障", "Social security", ""},
    {"住房", "Housing", ""},      {"交通出行", "Traffic", ""},
    {"证件办理", "Papers", ""},   {"教育就业", "Education and work", ""},
};

constexpr GeneratorWord kMaterials[] = {
    {"申请表", "Application form", ""},     {"身份证明", "Proof of identity", ""},
    {"委托书", "Power of attorney", ""},    {"场所使用证明", "Proof of premises", ""},
    {"原证书", "Existing certificate", ""}, {"近期免冠照片", "Recent photograph", ""},
};

}  // namespace

std::span<const GeneratorWord> GeneratorPeople() { return kPeople; }
std::span<const GeneratorWord> GeneratorThings() { return kThings; }
std::span<const GeneratorWord> GeneratorActs() { return kActs; }
std::span<const GeneratorWord> GeneratorDepartments() { return kDepartments; }
std::span<const GeneratorWord> GeneratorThemes() { return kThemes; }
std::span<const GeneratorWord> GeneratorMaterials() { return kMaterials; }

const GeneratorPhrases& Phrases() {
  static constexpr GeneratorPhrases kPhrases = {"测试区",       "为测试生成的事项：", "由谁来办？",
                                                "本人办理",     "委托他人",           "提交材料",
                                                "一层 综合窗口"};
  return kPhrases;
}

}  // namespace yichuang::catalogue
