// What jsdom lacks and React 19 or Grafana's components ask for.
import './.config/jest-setup';

class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}

/** React's scheduler posts to itself; a port of Node's own would keep the process alive for ever. */
class Channel {
  port1 = { onmessage: null };
  port2 = { postMessage: (data) => void setTimeout(() => this.port1.onmessage?.({ data })) };
}

globalThis.MessageChannel ??= Channel;
globalThis.ResizeObserver ??= Observer;
globalThis.IntersectionObserver ??= Observer;
