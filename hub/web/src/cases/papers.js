// Papers and applicants, as values.

export const EMPTY_APPLICANT = { kind: 'person', name: '', document: '', phone: '' };

/** Whether anything was entered. */
export const isNamed = (applicant) => Boolean(applicant.name.trim() || applicant.document.trim() || applicant.phone.trim());

/** The applicant as the hub takes it: fields that were left empty are not sent. */
export function applicantOf({ kind, name, document, phone }) {
  const sent = { kind, name: name.trim() };
  if (document.trim()) sent.document = document.trim();
  if (phone.trim()) sent.phone = phone.trim();
  return sent;
}

/** The fact a paper lacks and the page can ask for, or ''. */
export function askedBy(problem) {
  const fields = ['reason', 'competent', 'end', 'result'];
  return problem?.reason === 'paper_incomplete' && fields.includes(problem.what) ? problem.what : '';
}

/** Opens a paper in a tab of its own; false when the browser did not. */
export function show(file, opener = (url) => window.open(url, '_blank')) {
  return Boolean(opener(file));
}
