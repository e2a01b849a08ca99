import { errorTable } from '@app/platform';

const head = `# Errors

Every error answers \`{"success": false, "error": {"code", "message", "fix", "details"?, "link", "requestId"}}\`; under \`/api/\` it answers as Dregs does, \`{"timestamp", "status", "error", "message"}\`, with the same fields beside. \`details\` lists the fields that are wrong, where fields are. \`link\` leads to the paragraph of the code at \`/docs/errors\`. A request with the header \`X-Request-Id\` gets it back; without one it gets a new one.

This page is written by \`npm run docs\`.
`;

/** The error table as a page of the repository. */
export const errorsText = (): string =>
  head + Object.entries(errorTable).map(([code, { status, says, fix }]) => `\n## ${code}\n\n**${status}** · ${spelled(says)}\n\n${spelled(fix)}\n`).join('');

/** Braces in a path are the path's own. */
const spelled = (text: string): string => text.replace(/(?<!\/)\{(\w+)\}/g, '`$1`');
