// The URL is the state: what a page shows is in its parameters, so that a link shows a colleague the same.
import { locationService } from '@grafana/runtime';
import { useEffect, useState } from 'react';

export const APP_ROOT = '/a/lunettes-delivery-app';

export interface Address {
  /** `now`, `debugpod`. */
  readonly page: string;
  readonly params: Readonly<Record<string, string>>;
}

function read(): Address {
  const { pathname, search } = locationService.getLocation();
  return { page: pathname.replace(/\/$/, '').split('/').at(-1) ?? '', params: Object.fromEntries(new URLSearchParams(search)) };
}

export function useAddress(): Address {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const history = locationService.getHistory();
    return history.listen(() => setAddress(read()));
  }, []);
  return address;
}

/** Changes parameters in place; undefined removes one. */
export function setParams(params: Readonly<Record<string, string | undefined>>, replace = false): void {
  locationService.partial(params, replace);
}

export function linkTo(page: string, params: Readonly<Record<string, string>>): string {
  const text = new URLSearchParams(params).toString();
  return `${APP_ROOT}/${page}${text === '' ? '' : `?${text}`}`;
}

/** To another page of the app, without loading it anew. */
export function openAddress(address: string): void {
  locationService.push(address);
}
