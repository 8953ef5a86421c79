<?php
/**
 * The connection between site and relay.
 *
 * @package Veranda
 */

declare( strict_types=1 );

namespace Veranda\Relay;

use Closure;
use Veranda\Auth\Request_Origin;
use Veranda\Auth\Secret_Missing;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Verifier;
use Veranda\Database\Migrator;
use Veranda\Settings\Sections\Relay;
use Veranda\Settings\Settings_Store;

defined( 'ABSPATH' ) || exit;

/** Finds out, from the server's side, whether the relay can work for this site. */
final class Connection_Check {

	/** From here on, tokens are refused. */
	private const REFUSED_SKEW_SECONDS = Token_Verifier::LEEWAY_SECONDS;
	private const NOTABLE_SKEW_SECONDS = 20;

	/**
	 * Takes the clock as a function, so that a test can set the time.
	 *
	 * @param Closure(): int $now The clock, in seconds since 1970.
	 */
	public function __construct(
		private readonly Settings_Store $settings,
		private readonly Site_Secret $secret,
		private readonly Relay_Client $relay,
		private readonly Request_Origin $origin,
		private readonly Migrator $migrator,
		private readonly Closure $now
	) {}

	/**
	 * Runs every test that makes sense; one that failed makes the later ones pointless.
	 *
	 * @return Finding[]
	 */
	public function run(): array {
		$own     = array( $this->check_configured(), $this->check_secret(), $this->check_schema() );
		$blocked = array_filter( array( $own[0], $own[1] ), static fn( Finding $finding ): bool => Finding::GOOD !== $finding->status );
		if ( array() !== $blocked ) {
			return $own;
		}
		$own[] = $this->check_scheme();
		try {
			return array( ...$own, ...$this->check_relay() );
		} catch ( Secret_Missing ) {
			// Happens only when somebody removes the secret at this very moment; the next check says so.
			return $own;
		}
	}

	/** Checks that the site knows where its relay is. */
	public function check_configured(): Finding {
		$url = $this->settings->get()->text( Relay::URL );
		if ( '' === $url ) {
			return new Finding(
				'configured',
				Finding::CRITICAL,
				__( 'The address of the relay is not set', 'veranda' ),
				__( 'Without a relay there is no chat: pages do not show it.', 'veranda' ),
				__( 'Start a relay with the start command in Veranda → Settings, then enter its address there.', 'veranda' )
			);
		}
		/* translators: %s: address of the relay. */
		return new Finding( 'configured', Finding::GOOD, __( 'The address of the relay is set', 'veranda' ), sprintf( __( 'Browsers use %s.', 'veranda' ), $url ) );
	}

	/** Checks that there is a secret of sufficient length. */
	public function check_secret(): Finding {
		if ( $this->secret->is_usable() ) {
			/* translators: %s: the last four characters of the secret. */
			return new Finding( 'secret', Finding::GOOD, __( 'The secret is set', 'veranda' ), sprintf( __( 'It ends in %s. The relay must have the same one.', 'veranda' ), $this->secret->last_four() ) );
		}
		return new Finding(
			'secret',
			Finding::CRITICAL,
			__( 'The secret is missing or too short', 'veranda' ),
			/* translators: %d: number of bytes. */
			sprintf( __( 'It has %d bytes; at least 32 are needed.', 'veranda' ), $this->secret->length() ),
			$this->secret->is_constant()
				? __( 'Set the constant VERANDA_SECRET in wp-config.php to 64 random hexadecimal digits, and give the relay the same.', 'veranda' )
				: __( 'Deactivate the plugin and activate it again: that makes a new secret. Then give it to the relay.', 'veranda' )
		);
	}

	/** Checks that the tables are those of this version. */
	public function check_schema(): Finding {
		$failure = $this->migrator->failure();
		if ( '' === $failure && $this->migrator->is_current() ) {
			/* translators: %d: number of the schema. */
			return new Finding( 'schema', Finding::GOOD, __( 'The tables are up to date', 'veranda' ), sprintf( __( 'The database has schema %d.', 'veranda' ), Migrator::SCHEMA_VERSION ) );
		}
		return new Finding(
			'schema',
			Finding::CRITICAL,
			__( 'The tables are not up to date', 'veranda' ),
			'' === $failure ? __( 'The database has the tables of another version of the plugin.', 'veranda' ) : $failure,
			__( 'Fix what the message names, then reload this page.', 'veranda' )
		);
	}

	/** Checks that browsers will not block the relay as insecure. */
	private function check_scheme(): Finding {
		$is_site_secure  = 'https' === wp_parse_url( home_url(), PHP_URL_SCHEME );
		$is_relay_secure = 'https' === wp_parse_url( $this->settings->get()->text( Relay::URL ), PHP_URL_SCHEME );
		if ( $is_site_secure && ! $is_relay_secure ) {
			return new Finding(
				'scheme',
				Finding::CRITICAL,
				__( 'Browsers will block the relay', 'veranda' ),
				__( 'The site uses https, but the address of the relay starts with http.', 'veranda' ),
				__( 'Serve the relay over https, if possible under the site\'s own address, and enter the new address.', 'veranda' )
			);
		}
		return new Finding( 'scheme', Finding::GOOD, __( 'Browsers will not block the relay', 'veranda' ), __( 'Browsers may call the relay from pages of this site.', 'veranda' ) );
	}

	/**
	 * Asks the relay and judges its answer.
	 *
	 * @return Finding[]
	 * @throws Secret_Missing When this site has no secret.
	 */
	private function check_relay(): array {
		$answer = $this->relay->check();
		if ( ! $answer->is_reached() ) {
			return array(
				new Finding(
					'reachable',
					Finding::CRITICAL,
					__( 'The relay does not answer', 'veranda' ),
					/* translators: 1: address, 2: what the connection said. */
					sprintf( __( 'Nothing answered at %1$s (%2$s).', 'veranda' ), $this->relay->address(), $answer->error ),
					__( 'Is the relay running, and does its address lead to it? If this server reaches it by another address than browsers do, set the constant VERANDA_RELAY_INTERNAL_URL in wp-config.php.', 'veranda' )
				),
			);
		}
		$clock = $this->judge_clock( $answer );
		if ( 200 !== $answer->status ) {
			return array_values( array_filter( array( $this->judge_refusal( $answer ), 'clock_skew' === $answer->problem_code() ? $clock : null ) ) );
		}
		if ( ! $answer->is_proved ) {
			return array_values( array_filter( array( $this->reachable( $answer ), $this->wrong_secret(), $clock ) ) );
		}
		$proof = new Finding( 'proof', Finding::GOOD, __( 'The relay is the right one', 'veranda' ), __( 'It proved that it holds the secret of this site.', 'veranda' ) );
		return array_values( array_filter( array( $this->reachable( $answer ), $proof, $clock, $this->judge_schema( $answer ), $this->judge_origins( $answer ) ) ) );
	}

	/**
	 * Says that something answered.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	private function reachable( Relay_Answer $answer ): Finding {
		/* translators: 1: address, 2: version number. */
		return new Finding( 'reachable', Finding::GOOD, __( 'The relay answers', 'veranda' ), sprintf( __( 'At %1$s, version %2$s.', 'veranda' ), $this->relay->address(), $answer->relay_version() ) );
	}

	/** Says that the secrets differ. */
	private function wrong_secret(): Finding {
		return new Finding(
			'proof',
			Finding::CRITICAL,
			__( 'Site and relay have different secrets', 'veranda' ),
			__( 'The relay did not prove that it holds the secret of this site, or refused ours.', 'veranda' ),
			__( 'Copy the start command from Veranda → Settings again and restart the relay with it. SITE_ID and VERANDA_SECRET must both be this site\'s.', 'veranda' )
		);
	}

	/**
	 * Judges an answer that is not a success.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	private function judge_refusal( Relay_Answer $answer ): ?Finding {
		$code = $answer->problem_code();
		return match ( true ) {
			'clock_skew' === $code && null !== $answer->server_time() => null,
			str_starts_with( $code, 'token_' ) || 'wrong_scope' === $code => $this->wrong_secret(),
			'schema_mismatch' === $code => $this->schema_mismatch( $answer ),
			'db_unavailable' === $code => new Finding(
				'reachable',
				Finding::CRITICAL,
				__( 'The relay cannot reach the database', 'veranda' ),
				__( 'The relay runs, but the database refused it or did not answer.', 'veranda' ),
				__( 'Check the DATABASE_ variables with which the relay was started, and that its user may use the tables of Veranda.', 'veranda' )
			),
			default => new Finding(
				'reachable',
				Finding::CRITICAL,
				__( 'Something other than the relay answers', 'veranda' ),
				/* translators: 1: address, 2: HTTP status, 3: code of an error, may be empty. */
				sprintf( __( '%1$s answered with status %2$d. %3$s', 'veranda' ), $this->relay->address(), $answer->status, $code ),
				__( 'Is the path of the proxy right, with the slash at its end? Is the relay of the same version as the plugin?', 'veranda' )
			),
		};
	}

	/**
	 * Compares the clocks; null when the relay did not tell its own.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	private function judge_clock( Relay_Answer $answer ): ?Finding {
		$theirs = $answer->server_time();
		if ( null === $theirs ) {
			return null;
		}
		$seconds = abs( ( $this->now )() - $theirs );
		if ( $seconds <= self::NOTABLE_SKEW_SECONDS ) {
			return new Finding( 'clock', Finding::GOOD, __( 'The clocks agree', 'veranda' ), __( 'Site and relay have the same time.', 'veranda' ) );
		}
		return new Finding(
			'clock',
			$seconds > self::REFUSED_SKEW_SECONDS ? Finding::CRITICAL : Finding::WARNING,
			__( 'The clocks differ', 'veranda' ),
			/* translators: %d: number of seconds. */
			sprintf( _n( 'They are %d second apart. With more than 60 seconds nobody can chat.', 'They are %d seconds apart. With more than 60 seconds nobody can chat.', $seconds, 'veranda' ), $seconds ),
			__( 'Set the clocks of both machines by the network (NTP).', 'veranda' )
		);
	}

	/**
	 * Compares the schemas.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	private function judge_schema( Relay_Answer $answer ): Finding {
		if ( Migrator::SCHEMA_VERSION !== $answer->served_schema() || Migrator::SCHEMA_VERSION !== $answer->found_schema() ) {
			return $this->schema_mismatch( $answer );
		}
		/* translators: %d: number of the schema. */
		return new Finding( 'relay_schema', Finding::GOOD, __( 'Plugin and relay have matching versions', 'veranda' ), sprintf( __( 'Both use schema %d.', 'veranda' ), Migrator::SCHEMA_VERSION ) );
	}

	/**
	 * Says that the schemas differ.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	private function schema_mismatch( Relay_Answer $answer ): Finding {
		$found = $answer->found_schema();
		return new Finding(
			'relay_schema',
			Finding::CRITICAL,
			__( 'Plugin and relay have different versions', 'veranda' ),
			sprintf(
				/* translators: 1: schema of the plugin, 2: schema that the relay serves or a dash, 3: schema that the relay found or a dash. */
				__( 'The plugin uses schema %1$d, the relay serves %2$s and found %3$s.', 'veranda' ),
				Migrator::SCHEMA_VERSION,
				$answer->served_schema() ?? '–',
				$found ?? '–'
			),
			null === $found && null !== $answer->served_schema()
				? __( 'The relay does not see the tables: check DATABASE_NAME and TABLE_PREFIX with which it was started.', 'veranda' )
				: __( 'Update the older one of the two.', 'veranda' )
		);
	}

	/**
	 * Checks that the relay answers pages of this site.
	 *
	 * @param Relay_Answer $answer The answer.
	 */
	private function judge_origins( Relay_Answer $answer ): Finding {
		$missing = array_diff( $this->origin->own(), $answer->origins() );
		if ( array() === $missing ) {
			return new Finding( 'origin', Finding::GOOD, __( 'The relay knows the address of this site', 'veranda' ), implode( ', ', $this->origin->own() ) );
		}
		return new Finding(
			'origin',
			Finding::CRITICAL,
			__( 'The relay refuses pages of this site', 'veranda' ),
			/* translators: %s: one or more addresses. */
			sprintf( __( 'Its list of origins does not include %s.', 'veranda' ), implode( ', ', $missing ) ),
			__( 'Add it to SITE_ORIGINS exactly like this, without a slash at the end, and restart the relay.', 'veranda' )
		);
	}
}
