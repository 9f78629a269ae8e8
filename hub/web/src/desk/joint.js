// Joint matters (一件事) as values: picked like an item, with one checklist for all parts.

/** What pages read of a catalogue: its items, each with the name of its unit, and the joint matters in the form of items. */
export function withJointMatters({ items = [], departments = [], joint_matters: matters = [] }) {
  const units = new Map(departments.map((each) => [each.id, each.name]));
  const all = items.map((item) => ({ ...item, unit: units.get(item.department) ?? '' }));
  return [...all, ...matters.map((each) => jointItem(each, all))];
}

/** A joint matter as an item: `parts` are its items under the names they have here, `materials` every line there may be. */
export function jointItem(matter, items) {
  const parts = matter.parts
    .map((part) => ({ ...items.find((item) => item.id === part.item), ...(part.name && { name: part.name }) }))
    .filter((part) => part.id);
  const shared = matter.shared ?? [];
  const lines = parts.flatMap((part) => (part.materials ?? []).map((each) => ({ ...each, id: `${part.id}/${each.id}` })));
  return { ...matter, depth: 'promised', joint: true, parts, shared, materials: [...shared, ...lines] };
}

/** The names of all that is picked: parts by the names they have in the joint matter `joint`, if that is one. */
export const partName = (joint, id) => joint?.parts?.find((each) => each.id === id)?.name;

/**
 * {bring: lines of the joint checklist, next: the question to ask, or null}. answers: {"item/question": option}.
 * A shared material is one line wherever a part of this situation needs it: wanted when one part cannot do without it,
 * 容缺 when every part lets it come later.
 */
export function jointChecklist(item, answers, listOf) {
  const lines = new Map();
  let next = null;
  for (const part of item.parts) {
    const prefix = `${part.id}/`;
    const own = Object.entries(answers).filter(([question]) => question.startsWith(prefix));
    const list = listOf(part, Object.fromEntries(own.map(([question, option]) => [question.slice(prefix.length), option])));
    if (list.next && !next) next = { ...list.next, id: prefix + list.next.id, part: part.name };
    for (const material of list.bring) {
      const same = item.shared.find((each) => each.of.includes(prefix + material.id));
      const id = same?.id ?? prefix + material.id;
      const line = lines.get(id);
      if (line) {
        line.mandatory ||= material.mandatory !== false;
        line.tolerable &&= Boolean(material.tolerable);
        line.parts.push(part);
      } else {
        const mandatory = material.mandatory !== false;
        lines.set(id, { id, name: same?.name ?? material.name, mandatory, tolerable: Boolean(material.tolerable), parts: [part] });
      }
    }
  }
  return { bring: [...lines.values()], next };
}
