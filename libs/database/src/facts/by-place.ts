/**
 * Something for each place of an organization: an address, a session, a device, an account. One map in the other, and not one by
 * all three in one text: for everybody of a batch such texts are put together dozens of times, and each is read once.
 */
export class ByPlace<One> {
  private readonly organizations = new Map<string, Map<string, Map<string, One>>>();

  get(organizationId: string, kind: string, value: string): One | undefined {
    return this.organizations.get(organizationId)?.get(kind)?.get(value);
  }

  set(organizationId: string, kind: string, value: string, one: One): void {
    let kinds = this.organizations.get(organizationId);
    if (kinds === undefined) this.organizations.set(organizationId, (kinds = new Map<string, Map<string, One>>()));
    const values = kinds.get(kind);
    if (values === undefined) kinds.set(kind, new Map([[value, one]]));
    else values.set(value, one);
  }
}
