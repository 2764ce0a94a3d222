// What jsdom lacks and React 19 or Grafana's components ask for.
import './.config/jest-setup';
import { MessageChannel } from 'node:worker_threads';

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

globalThis.MessageChannel ??= MessageChannel;
globalThis.ResizeObserver ??= Observer;
globalThis.IntersectionObserver ??= Observer;
