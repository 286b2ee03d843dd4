// GitLab: ID tokens of CI/CD jobs, and those of people who sign in with it.
import { claimText } from '../claim-values.ts';
import { issuerHost } from '../issuer-host.ts';
import { defineDialect } from './define-dialect.ts';

export default defineDialect({
  id: 'gitlab',
  name: 'GitLab',
  reference: 'GitLab docs (OpenID Connect ID tokens in CI/CD)',
  recognise: ({ claims }) => {
    if (issuerHost(claimText(claims, 'iss') ?? '') === 'gitlab.com')
      return 'its issuer is gitlab.com';
    const isJob = claims?.get('project_path') && claims.get('namespace_path');
    if (isJob && (claims?.get('job_id') ?? claims?.get('pipeline_id'))) {
      return 'it names a project, a namespace and a job, as GitLab does';
    }
    return undefined;
  },
  claims: [
    [
      'sub',
      'Subject',
      'string',
      'Project, and branch or tag: what a cloud’s trust policy matches.',
      '"project_path:group/app:ref_type:branch:ref:main"',
    ],
    [
      'namespace_id',
      'Namespace ID',
      'string',
      'The number of the group or user: never used again.',
    ],
    ['namespace_path', 'Namespace', 'string', 'The group or user that owns the project.'],
    ['project_id', 'Project ID', 'string', 'The project’s number: never used again.'],
    ['project_path', 'Project', 'string', 'Group and name of the project.', '"group/app"'],
    ['project_visibility', 'Visibility', 'string', 'public, internal or private.'],
    ['user_id', 'User ID', 'string', 'Who started the job.'],
    ['user_login', 'User name', 'string', 'The login of whoever started the job.'],
    ['user_email', 'User’s mail', 'string', 'The mail address of whoever started the job.'],
    ['user_access_level', 'Access level', 'string', 'What that user may do in the project.'],
    ['user_identities', 'User’s identities', 'array', 'That user’s accounts elsewhere.'],
    ['pipeline_id', 'Pipeline ID', 'string', 'The pipeline of the job.'],
    [
      'pipeline_source',
      'Pipeline’s source',
      'string',
      'What started the pipeline: push, web, schedule.',
    ],
    ['job_id', 'Job ID', 'string', 'The job that got the token.'],
    ['job_source', 'Job’s source', 'string', 'What started the job.'],
    ['ref', 'Ref', 'string', 'The branch or tag.', '"main"'],
    ['ref_type', 'Ref type', 'string', 'branch or tag.'],
    ['ref_path', 'Ref path', 'string', 'The whole ref.', '"refs/heads/main"'],
    [
      'ref_protected',
      'Ref protected',
      'string',
      'Whether the ref is protected; true or false as text.',
    ],
    ['environment', 'Environment', 'string', 'The environment that the job deploys to.'],
    [
      'environment_protected',
      'Environment protected',
      'string',
      'Whether that environment is protected.',
    ],
    [
      'environment_action',
      'Environment action',
      'string',
      'What the job does with it: start, stop.',
    ],
    ['deployment_tier', 'Tier', 'string', 'production, staging, testing, development or other.'],
    ['runner_id', 'Runner ID', 'number', 'The runner that runs the job.'],
    ['runner_environment', 'Runner', 'string', 'gitlab-hosted or self-hosted.'],
    ['sha', 'Commit', 'string', 'The commit that the job runs for.'],
    ['ci_config_ref_uri', 'Configuration', 'string', 'The ref of the pipeline’s configuration.'],
    ['ci_config_sha', 'Configuration’s commit', 'string', 'The commit of that configuration.'],
    ['groups_direct', 'Direct groups', 'array', 'The groups that the user is a direct member of.'],
    ['sub_legacy', 'Old subject', 'string', 'A subject as earlier versions wrote it.'],
  ],
});
