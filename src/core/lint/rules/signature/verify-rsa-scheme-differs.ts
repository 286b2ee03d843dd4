import { defineRule } from '../../define-rule.ts';
import { usedAlgorithm } from '../../used-keys.ts';

export default defineRule({
  id: 'verify-rsa-scheme-differs',
  severity: 'high',
  appliesTo: ['jws'],
  needs: ['key', 'verification'],
  title: 'The signature is {actual}',
  why: 'The key is the right one: the signature holds as {actual}, while the header says {alg}.{changed}',
  fix: 'Let the issuer write the algorithm into the header that it signs with.',
  reference: 'RFC 8017 §8.1.2, §8.2.2; RFC 7518 §3.1',
  hides: ['signature-invalid'],
  check: (facts) => {
    const made = facts.verification?.clues?.madeWith;
    if (!made) return undefined;
    const changed = made.isHeaderChanged ? ' The header was changed after signing.' : '';
    const alg = usedAlgorithm(facts) ?? '';
    return { at: { part: 'signature' }, values: { actual: made.alg, alg, changed } };
  },
  examples: {
    flagged: [
      // RS256 in the header, signed as PS256.
      {
        text: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.WCPd32utG3BGSD2SGftmuC6-mK0yYkRvn9v_hlDbiZ7zYlQZdL2XYTs7b9FXVhVDF1gSnu1STPdG5Q3zQMWoTXbUskCZMQnjDplODRuUD5K17aFfmja2naSbAZOKe5AWpXog9n1tYmJ91scksRB0x0IKM2mtCDprSDwRidr73sCzce9ikwoWkUECd_AM5gmc-xGE3r_xGy8T91Pu0QzU7IHBeRetRjazqW0Re5Vvk8mBLm03yfVozn-EmLqzYr2PteP0MtwCuFiAmKjVtMnlBenNljy2sqHY0BxF6W12wpo1IJ1G0qC_uwGDAFJOYajJXUs7GtyqbUwZqb_JEiTfWQ',
        key: '$rsa-third-public',
        severity: 'high',
      },
      {
        text: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.Slbduqdg7BfAlIVp_O60HhaiadPnQecFAuGFfWKSTQHaJwtd4eDeBAIbBDR1aSnBmB8GoMA2v1P-MDikzB4g--7-3u8M-vxIrlM84DMVwXp7BLi4lChlTFgRx4PKaPOy11NCZ_6-DDSJkp6eEylSVPfDRwmSN7iuEcAzQ8WB8IBRgCd2Ktkm0ZyYFHZYk6rAHKJU_mKx9IsSvFd6CcMnKSZ6GkfKvJCOZvYFg9TzQyzYH8O0bMA0akiPiW1AeQt3k-GQGv_0jB74qj_xPSjekOsDZ9RTKlyanZd4d0e8HP6Rpzj5BOIFi15cmecNGp72s8rWDSGeQthxGNDufJAn3A',
        key: '$rsa-third-public',
      },
      {
        text: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.cVvE1TfkiSLTMNGKLCwDLPxaZrFTTVbo6TjedQtKgF0_kYtiGjRnYFqqrvaqhy4eHgWqSb23JCnDG-TJDreGtOyiTHuLc8YMSfh-jHwsUK9oUd9hN2L6vUUm-FYKTAC79UdQYZg4ODOqH43TrIyv1KmI7-tZHOVGPBkPUEdCnhezhOmMdH8nQlYlrj31TU17lS7B2ax137dJ0H4efJFT1sMPu1roA9Gh5kBYH5fqfLP1Wmu5a1W0NgBITljsxvcscqj2CONQ4ZRksMkBToq6WYnXT9gZoDfZ6PZE2T6FvOHZP_VwXHCVfoe7vtCCcrJ7pVYOw7PhVu1ZZtnp-QXgIQ',
        key: '$rsa-third-public',
      },
    ],
    clean: [
      {
        text: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.OZpr5smBhauQblybRpeUxH0Mjj3irhlayIJefi9xGMAKXwyF8EtPazhgL22GW4lex3LnY5HeI5sbMvId-7n49bZKv-Fzxg2Y82LkwvVW2-AcMysFz3RPSGUzueTfsJM7hRrpAkQFXyQ-KS1F-PCVTHsfnupIji7KXvTePHPTpd-ug2-zA1V3FimAP5jHLaf0li4Fe5PSsi5nyT4sWJKc___biEv0yqD826v3v34VGoi30LBPAov-vWRLyaK3zAK587dRNJ_eHwpGIyzLqgQoj6u0j1UIEdZZvqaD4hcAnBS_Ql8YwZvYsjOMzfMDwri09OPoWqHzWrgQdU71ghhSjA',
        key: '$rsa-third-public',
      },
      // Another key altogether.
      {
        text: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.WCPd32utG3BGSD2SGftmuC6-mK0yYkRvn9v_hlDbiZ7zYlQZdL2XYTs7b9FXVhVDF1gSnu1STPdG5Q3zQMWoTXbUskCZMQnjDplODRuUD5K17aFfmja2naSbAZOKe5AWpXog9n1tYmJ91scksRB0x0IKM2mtCDprSDwRidr73sCzce9ikwoWkUECd_AM5gmc-xGE3r_xGy8T91Pu0QzU7IHBeRetRjazqW0Re5Vvk8mBLm03yfVozn-EmLqzYr2PteP0MtwCuFiAmKjVtMnlBenNljy2sqHY0BxF6W12wpo1IJ1G0qC_uwGDAFJOYajJXUs7GtyqbUwZqb_JEiTfWQ',
        key: '$rsa-public',
      },
      { header: { alg: 'RS256' }, payload: {}, key: '$rsa-public' },
    ],
  },
});
