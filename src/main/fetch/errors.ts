import { GerbangError } from '#shared/errors.ts';

export class FetchError extends GerbangError<
  /** Neither https nor this machine; or led to such a place. */
  | 'FETCH_ADDRESS_REFUSED'
  /** No network, no such host, no valid certificate, a connection that broke off. */
  | 'FETCH_FAILED'
  | 'FETCH_TIMEOUT'
  /** The server's answer was no success; its status is in the message. */
  | 'FETCH_STATUS'
  | 'FETCH_TOO_LARGE'
> {}
