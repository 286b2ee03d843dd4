// What the Python servers need is installed. What cannot be is said, and the tests fail.
import { installPackages } from '../interop/install.mjs';

export default function setUp(): void {
  const fault = installPackages(['Flask', 'PyJWT']);
  if (fault !== undefined) console.log(fault);
}
