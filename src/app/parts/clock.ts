import { useEffect, useState } from 'react';

/** The browser's time, anew each `everyMs`; it stands still while `stopped`. */
export function useNow(everyMs: number, stopped = false): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (stopped) {
      return undefined;
    }
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs, stopped]);
  return now;
}

/** Whether so much time has gone since the component appeared. */
export function useAfter(ms: number): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return over;
}
