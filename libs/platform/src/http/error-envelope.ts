import { STATUS_CODES } from 'node:http';
import type { AppError, ErrorExtras } from '../errors/app-error.js';

/** Where an error is explained, on the same origin. */
export const errorLink = (code: string): string => `/docs/errors#${code}`;

interface Explained {
  readonly code: string;
  readonly message: string;
  readonly fix: string;
  readonly details?: ErrorExtras['details'];
  /** Where the code is explained, on the same origin. */
  readonly link: string;
  /** The X-Request-Id of the answer: what to name to the operator. */
  readonly requestId: string;
}

/** The body of an error under /api/: that of Dregs, with ours beside it. */
export interface DregsErrorEnvelope extends Explained {
  readonly timestamp: string;
  readonly status: number;
  readonly error: string;
}

/** The body of every other error: that of gu1, with ours inside. */
export interface ErrorEnvelope {
  readonly success: false;
  readonly error: Explained;
}

export interface Asking {
  readonly url: string;
  readonly id: string;
}

/** The body of an error answer, in the shape of the surface that was asked. */
export function envelopeOf(error: AppError, { url, id }: Asking, at: Date): ErrorEnvelope | DregsErrorEnvelope {
  const { code, status, message, fix, details } = error;
  const explained = { code, message, fix, ...(details === undefined ? {} : { details }), link: errorLink(code), requestId: id };
  if (!isDregs(url)) return { success: false, error: explained };
  return { timestamp: at.toISOString(), status, error: STATUS_CODES[status] ?? String(status), ...explained };
}

export const isDregs = (url: string): boolean => url.startsWith('/api/');
