// Version 5, as Grafana's shell uses it, ships no types.
declare module 'react-router-dom' {
  import type { ComponentType, ReactNode } from 'react';
  export const Router: ComponentType<{ history: unknown; children: ReactNode }>;
}
