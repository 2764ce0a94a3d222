// The page's keys. They never act while somebody types, with a modifier, or as the second key of Grafana's own `g …`, `d …`, `t …`.
import { store } from '@grafana/data';
import { useEffect, useRef, useState } from 'react';

export type PageKey = '/' | '1' | '2' | '3' | 'e' | 's' | 'Escape';
const KEYS: readonly string[] = ['/', '1', '2', '3', 'e', 's', 'Escape'];

const STORE = 'lunettes.debugpod.keys';
// Grafana waits about so long for the second key of a sequence.
const SEQUENCE_MS = 1000;
const FIRST_OF_SEQUENCE = ['g', 'd', 't', 'p', 'c', 'o'];

interface Pressed {
  readonly key: string;
  readonly at: number;
}

interface Press extends Pressed {
  readonly modified: boolean;
  readonly typing: boolean;
}

/** The page key that a press means; undefined when it is meant for somebody else. */
export function pageKey({ key, at, modified, typing }: Press, before: Pressed | undefined): PageKey | undefined {
  const second = before !== undefined && FIRST_OF_SEQUENCE.includes(before.key) && at - before.at < SEQUENCE_MS;
  return modified || typing || second || !KEYS.includes(key) ? undefined : (key as PageKey);
}

/** Whether the page's keys are on, kept for the user of this browser. */
export function useKeysOn(): readonly [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(() => store.getBool(STORE, true));
  return [on, (next) => {
    store.set(STORE, next);
    setOn(next);
  }];
}

const isTyping = (target: EventTarget | null): boolean => target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu]') !== null);

export function usePageKeys(on: boolean, act: (key: PageKey) => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on) {
      return undefined;
    }
    let before: Pressed | undefined;
    const press = (event: KeyboardEvent): void => {
      const now = { key: event.key, at: event.timeStamp };
      const key = event.defaultPrevented ? undefined : pageKey({ ...now, modified: event.ctrlKey || event.metaKey || event.altKey, typing: isTyping(event.target) }, before);
      before = now;
      if (key !== undefined) {
        if (key === '/') {
          event.preventDefault();
        }
        latest.current(key);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [on]);
}
