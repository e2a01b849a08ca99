import type { z } from 'zod';

/** A notice on its way to one endpoint. */
export interface Message {
  /** The webhook-id. */
  readonly id: string;
  /** The text that is stored: the same for every attempt. */
  readonly body: string;
  readonly endpointId: string;
  readonly url: string;
  /** When this attempt is made. */
  readonly at: Date;
  /** Whose headers it carries beside those of Standard Webhooks. */
  readonly signature: string;
}

/** What leaves the house: a request, or a letter. */
export type Parcel =
  | { readonly by: 'request'; readonly method: 'POST' | 'PUT' | 'PATCH'; readonly url: string; readonly headers: Readonly<Record<string, string>>; readonly body: string; readonly signed: boolean }
  | { readonly by: 'mail'; readonly to: readonly string[]; readonly subject: string; readonly text: string };

/** One way to tell an endpoint: one file, and one line in the catalogue. */
export interface Channel<Code extends string = string, Settings extends z.ZodType = z.ZodType> {
  readonly code: Code;
  /** In a few words without a full stop. */
  readonly title: string;
  /** What an address of this channel begins with, for those whose requests the guard judges by their URL: `mailto:` has none. */
  readonly isUrl: boolean;
  /** Why an address cannot be one of this channel, as a sentence; null when it can. */
  readonly mistakeInAddress: (url: string) => string | null;
  /** What it must know beside the address. */
  readonly settings: Settings;
  /** The settings without what is nobody's business. */
  readonly shown: (settings: z.output<Settings>) => z.output<Settings>;
  /** Pure: the same message makes the same parcel. */
  readonly compose: (message: Message, settings: z.output<Settings>) => Parcel;
}

/** Gives types and does nothing else. */
export const defineChannel = <const Code extends string, Settings extends z.ZodType>(channel: Channel<Code, Settings>): Channel<Code, Settings> => channel;

/** What a stored notice says, for channels that put it into other words. */
export interface ReadNotice {
  readonly type: string;
  readonly timestamp: string;
  readonly sequence: number;
  readonly data: Readonly<Record<string, unknown>>;
}

export const readNotice = ({ body }: Pick<Message, 'body'>): ReadNotice => JSON.parse(body) as ReadNotice;
