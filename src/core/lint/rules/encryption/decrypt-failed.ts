import { defineRule } from '../../define-rule.ts';

export default defineRule({
  id: 'decrypt-failed',
  severity: 'high',
  appliesTo: ['jwe'],
  needs: ['key', 'verification'],
  title: 'The token does not open',
  why: 'This key does not open it, or a character of it was changed. Which of the two it is, a real recipient does not tell, for whoever can ask could learn from it.',
  fix: 'Check that the key is the recipient’s (compare kid), and that the token was copied whole.',
  reference: 'RFC 7516 §5.2, §11.5; RFC 8725 §3.3',
  check: ({ verification }) =>
    verification?.verdict === 'failed' ? { at: { part: 'token' } } : undefined,
  examples: {
    flagged: [
      // RFC 7516, appendix A.3, with one character of the ciphertext changed.
      {
        text: 'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlUtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ',
        key: '{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}',
        severity: 'high',
      },
      {
        text: 'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ',
        key: '{"kty":"oct","k":"J3sFZ18mxohbliQHOdTStA"}',
      },
    ],
    clean: [
      {
        text: 'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ',
        key: '{"kty":"oct","k":"GawgguFyGrWKav7AX4VKUg"}',
      },
      {
        text: 'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ',
      },
      // The wrong length is another fault.
      {
        text: 'eyJhbGciOiJBMTI4S1ciLCJlbmMiOiJBMTI4Q0JDLUhTMjU2In0.6KB707dM9YTIgHtLvtgWQ8mKwboJW3of9locizkDTHzBC2IlrT1oOQ.AxY8DCtDaGlsbGljb3RoZQ.KDlTtXchhZTGufMYmOYGS4HffxPSUrfmqCHXaI9wOGY.U0m_YmjN04DJvceFICbCVQ',
        key: '$secret',
      },
    ],
  },
});
