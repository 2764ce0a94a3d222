// The dashboard's time zone: the address' `timezone`, else the person's own setting.
import { config } from '@grafana/runtime';

export function zoneOf(params: Readonly<Record<string, string>>): string {
  return params['timezone'] ?? (config.bootData.user.timezone || 'browser');
}
