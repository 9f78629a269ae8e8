import auditEn from './audit_en.js';
import auditZh from './audit_zh.js';
import casesEn from './cases_en.js';
import casesZh from './cases_zh.js';
import deskEn from './desk_en.js';
import deskZh from './desk_zh.js';
import en from './en.js';
import figuresEn from './figures_en.js';
import figuresZh from './figures_zh.js';
import itemsEn from './items_en.js';
import itemsZh from './items_zh.js';
import mattersEn from './matters_en.js';
import mattersZh from './matters_zh.js';
import officeEn from './office_en.js';
import officeZh from './office_zh.js';
import papersEn from './papers_en.js';
import papersZh from './papers_zh.js';
import recordEn from './record_en.js';
import recordZh from './record_zh.js';
import reportsEn from './reports_en.js';
import reportsZh from './reports_zh.js';
import settingsEn from './settings_en.js';
import settingsZh from './settings_zh.js';
import zh from './zh.js';

const TEXTS = {
  zh: { ...zh, audit: auditZh, cases: casesZh, desk: deskZh, figures: figuresZh, items: itemsZh, matters: mattersZh, office: officeZh, papers: papersZh, record: recordZh, reports: reportsZh, settings: settingsZh },
  en: { ...en, audit: auditEn, cases: casesEn, desk: deskEn, figures: figuresEn, items: itemsEn, matters: mattersEn, office: officeEn, papers: papersEn, record: recordEn, reports: reportsEn, settings: settingsEn },
};
const KEY = 'yichuang.language';

function remembered() {
  try {
    return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh';
  } catch {
    return 'zh'; // storage may be forbidden; Chinese comes first
  }
}

const language = $state({ code: remembered() });

/** Texts of the language chosen now; read it inside $derived or a template. */
export function texts() {
  return TEXTS[language.code];
}

/** Texts of both languages, Chinese first: for screens that everybody reads. */
export function bothTexts() {
  return [TEXTS.zh, TEXTS.en];
}

/** Changes between Chinese and English, and remembers it for the next visit. */
export function switchLanguage() {
  language.code = language.code === 'zh' ? 'en' : 'zh';
  try {
    localStorage.setItem(KEY, language.code);
  } catch {
    // not remembered then
  }
}
