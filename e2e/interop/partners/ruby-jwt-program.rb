# Answers questions about tokens with ruby-jwt, a line of JSON each. See ../partner.ts.
require 'json'
require 'jwt'

def answer(question)
  alg, key, text = question.values_at('alg', 'key', 'text')
  key = alg.start_with?('HS') ? JWT::Base64.url_decode(key) : OpenSSL::PKey.read(key)
  return { text: JWT.encode(JSON.parse(text), key, alg) } if question['do'] == 'sign'

  { text: JWT.decode(text, key, true, algorithm: alg).first.to_json }
rescue JWT::VerificationError => e
  { refused: e.class }
end

$stdout.sync = true
$stdin.each_line { |line| puts answer(JSON.parse(line)).to_json }
