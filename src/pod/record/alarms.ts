// Who is to be looked at, and when: a tick touches only those that are due, however many wait.
const SLOT_MS = 250;

export class Alarms<K> {
  private readonly slots = new Map<number, Set<K>>();
  private readonly slotOf = new Map<K, number>();

  /** Up to a slot early; an earlier alarm stays. */
  set(key: K, at: number): void {
    const slot = Math.floor(at / SLOT_MS);
    const known = this.slotOf.get(key);
    if (!Number.isFinite(slot) || (known !== undefined && known <= slot)) {
      return;
    }
    this.clear(key);
    this.slotOf.set(key, slot);
    const keys = this.slots.get(slot) ?? new Set();
    keys.add(key);
    this.slots.set(slot, keys);
  }

  clear(key: K): void {
    const slot = this.slotOf.get(key);
    const keys = slot === undefined ? undefined : this.slots.get(slot);
    if (slot === undefined || keys === undefined) {
      return;
    }
    this.slotOf.delete(key);
    keys.delete(key);
    if (keys.size === 0) {
      this.slots.delete(slot);
    }
  }

  /** All that are due, the earliest first; their alarms are off then. */
  take(now: number): readonly K[] {
    const until = Math.floor(now / SLOT_MS);
    const due = [...this.slots.keys()].filter((slot) => slot <= until).sort((a, b) => a - b).flatMap((slot) => [...(this.slots.get(slot) ?? [])]);
    due.forEach((key) => this.clear(key));
    return due;
  }
}
