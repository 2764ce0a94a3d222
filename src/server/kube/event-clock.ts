// The event-name clock (kubernetes-lifecycle 1.2): client-go names an Event `<object>.<hex of UnixNano>`, which dates its
// first occurrence to the nanosecond while the object's own stamps show whole seconds.
import type { EpochMs } from '../../base/time';
import { epochMs } from '../../base/time';

const SUFFIX = /\.([0-9a-f]{15,16})$/;
// An emitter that is not client-go may use any suffix; one that agrees with a stamp this closely is a clock.
const AGREES_MS = 2000;

/** The instant in the name, when it agrees with one of the stamps within two seconds. */
export function instantInName(name: string, stamps: readonly (EpochMs | undefined)[]): EpochMs | undefined {
  const found = SUFFIX.exec(name);
  if (found === null) {
    return undefined;
  }
  const nanos = BigInt(`0x${found[1] ?? '0'}`);
  const at = epochMs(Number(nanos / 1_000_000n) + Number(nanos % 1_000_000n) / 1e6);
  // A stamp is a truncated second: the instant may lie up to one second after it.
  return stamps.some((stamp) => stamp !== undefined && at >= stamp - AGREES_MS && at <= stamp + AGREES_MS + 1000) ? at : undefined;
}
