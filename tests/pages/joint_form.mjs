// The one form of the sample catalogue's joint matter, filled in at a desk.

export const FORM = {
  'company-name': '云澜区晨光餐饮有限公司',
  'company-type': 'limited',
  address: '云澜区示范路 1 号',
  scope: '餐饮服务',
  representative: '张三丰',
  seals: '3',
  employees: '12',
  bank: '云澜银行',
  operator: '李四',
  'operator-phone': '000-00001234',
};

/** Fills in fields of the dialog's form, and whom it is for. */
export async function fillForm(page, fields = FORM, name = '云澜区晨光餐饮有限公司') {
  for (const [id, value] of Object.entries(fields)) {
    const field = page.locator(`[data-form-field="${id}"]`);
    if (id === 'company-type') await field.selectOption(value);
    else await field.fill(value);
  }
  if (name) await page.locator('dialog [data-applicant="name"]').fill(name);
}
