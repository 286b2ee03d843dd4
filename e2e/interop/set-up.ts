// Before the exchanges: what the partners need is installed and built. What cannot be is said, and its tests fail.
import { installPackages, missingPackages } from './install.mjs';
import { PARTNERS } from './partners.ts';

export default async function setUp(): Promise<void> {
  const fault = installPackages();
  if (fault !== undefined) console.log(fault);
  for (const partner of PARTNERS) {
    if (missingPackages([partner.name]).length === 0) await partner.prepare?.();
  }
}
