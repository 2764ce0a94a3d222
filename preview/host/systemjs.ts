// The module loader of Grafana, with its one twist: an AMD module is handed out as its default export, which may be a
// promise when the module awaits at its top.
import 'systemjs/dist/system.js';
import 'systemjs/dist/extras/amd.js';
import 'systemjs/dist/extras/named-register.js';

interface System {
  import(url: string): Promise<unknown>;
  set(id: string, module: object): void;
  addImportMap(map: { imports: Record<string, string> }): void;
  constructor: { prototype: { import: (...args: unknown[]) => Promise<unknown> } };
}

export const system = (window as unknown as { System: System }).System;

const prototype = system.constructor.prototype;
const original = prototype.import;
prototype.import = async function importDefault(this: unknown, ...args: unknown[]): Promise<unknown> {
  const module = await original.apply(this, args);
  return typeof module === 'object' && module !== null && '__useDefault' in module && 'default' in module ? module.default : module;
};

export const importPlugin = async (url: string): Promise<{ plugin: unknown }> => (await system.import(url)) as { plugin: unknown };
