import { locationService } from '@grafana/runtime';

/** Changes parameters of the address in place; the page follows. */
export const change = (params: Record<string, unknown>): void => locationService.partial(params, true);
