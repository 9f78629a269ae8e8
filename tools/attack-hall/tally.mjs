// What was tried, and what got through.
export class Tally {
  attacks = 0;
  accepted = [];
  groups = new Map();

  /** One attack of a group; `refused` says that it led to nothing, else `what` names it. */
  note(group, refused, what) {
    this.attacks += 1;
    const known = this.groups.get(group) ?? { attacks: 0, accepted: 0 };
    known.attacks += 1;
    if (!refused) {
      known.accepted += 1;
      this.accepted.push(`${group}: ${what}`);
    }
    this.groups.set(group, known);
  }

  /** Many of one kind, of which `through` led to something. */
  many(group, count, through, what) {
    this.attacks += count - 1;
    this.note(group, through === 0, `${what}: ${through}`);
    this.groups.get(group).attacks += count - 1;
  }
}
