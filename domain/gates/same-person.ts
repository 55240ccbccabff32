/**
 * Whether the author of a commit may be this user of the directory. Names and addresses of commits are loose, so any
 * likeness counts: wrongly kept from deciding is mended by another approver, wrongly let through is not.
 */
export function isAuthor(
  author: { readonly name: string; readonly email: string },
  person: KnownPerson & { readonly displayName: string; readonly email?: string },
): boolean {
  const address = plain(author.email);
  const account = address.split('@', 1)[0] ?? '';
  // Code hosts write `12345+login@users.noreply…` for people who hide their address.
  const names = [plain(author.name), address, account, account.replace(/^\d+[+-]/, '')].filter((name) => name !== '');
  const logins = (person.logins ?? []).map((login) => login.slice(login.indexOf(':') + 1));
  const known = [person.user, person.displayName, person.email ?? '', ...logins, ...(person.aliases ?? [])];
  return known.some((each) => names.includes(plain(each)));
}

export interface KnownPerson {
  readonly user: string;
  readonly logins?: readonly string[];
  readonly aliases?: readonly string[];
}

/** Whether a run's `requester` is this person for sure: what the requester may do, the person may. */
export function isRequester({ user, logins = [] }: KnownPerson, requester: string): boolean {
  return user === requester || logins.includes(requester);
}

/** Whether a run's `requester` may be this person: what the requester may not do, the person may not. */
export function mayBeRequester(person: KnownPerson, requester: string): boolean {
  return isRequester(person, requester) || (person.aliases?.includes(requester) ?? false);
}

function plain(text: string): string {
  return text.trim().toLowerCase().replace(/\s+/g, ' ');
}
