<?php
/**
 * Tokens as both languages make and judge them.
 *
 * @package Veranda\Tests
 */

declare( strict_types=1 );

namespace Veranda\Tests;

use Veranda\Auth\Base64_Url;
use Veranda\Auth\Key_Derivation;
use Veranda\Auth\Site_Id;
use Veranda\Auth\Site_Secret;
use Veranda\Auth\Token_Issuer;
use Veranda\Auth\Token_Kind;
use Veranda\Auth\Token_Verifier;

/** Reads tests/contract/samples/tokens.json, as tests/contract does for the relay. */
final class Tokens_Test extends Site_Test_Case {

	/** @var array<string, mixed> */
	private array $samples;

	protected function setUp(): void {
		parent::setUp();
		$this->samples = (array) json_decode( (string) file_get_contents( __DIR__ . '/../contract/samples/tokens.json' ), true );
		update_option( Site_Id::OPTION, $this->samples['siteId'] );
		update_option( Site_Secret::OPTION, $this->samples['secret'] );
		update_option( Site_Secret::PREVIOUS_OPTION, $this->samples['previousSecret'] );
	}

	public function test_keys_and_their_names_are_those_of_the_samples(): void {
		foreach ( $this->samples['keys'] as $purpose => $key ) {
			self::assertSame( $key, bin2hex( Key_Derivation::key( $this->samples['secret'], $this->samples['siteId'], $purpose ) ) );
		}
		self::assertSame( $this->samples['keyIds']['current'], Key_Derivation::key_id( $this->samples['secret'], $this->samples['siteId'] ) );
		self::assertSame( $this->samples['keyIds']['previous'], Key_Derivation::key_id( $this->samples['previousSecret'], $this->samples['siteId'] ) );
	}

	public function test_every_good_token_is_accepted_with_its_claims(): void {
		foreach ( $this->samples['accepted'] as $sample ) {
			self::assertSame( $sample['claims'], $this->verifier()->verify( $sample['token'], $this->kind( $sample['kind'] ) ), $sample['kind'] );
		}
	}

	public function test_every_bad_token_is_refused(): void {
		foreach ( $this->samples['refused'] as $sample ) {
			self::assertNull( $this->verifier()->verify( $sample['token'], $this->kind( $sample['kind'] ) ), "{$sample['kind']}: {$sample['why']}" );
		}
	}

	public function test_a_token_of_a_secret_that_is_gone_is_refused(): void {
		delete_option( Site_Secret::PREVIOUS_OPTION );

		foreach ( $this->samples['accepted'] as $sample ) {
			self::assertSame( 'current' === $sample['secret'], null !== $this->verifier()->verify( $sample['token'], $this->kind( $sample['kind'] ) ) );
		}
	}

	public function test_service_tokens_are_made_as_in_the_samples(): void {
		$issuer = new Token_Issuer( new Site_Id(), new Site_Secret(), fn(): int => $this->samples['now'] );
		$token  = $issuer->issue_service( $this->samples['serviceBody'] );

		list( $header, $claims )        = $this->parts( $token->value );
		list( $wanted_header, $wanted ) = $this->parts( $this->sample( 'service' )['token'] );
		self::assertSame( $wanted_header, $header );
		self::assertMatchesRegularExpression( '/^[A-Za-z0-9_-]{22}$/', $claims['jti'] );
		unset( $claims['jti'], $wanted['jti'] );
		self::assertSame( $wanted, $claims );
		self::assertSame( $claims['exp'], $token->expires_at );
	}

	public function test_the_relays_answer_is_bound_to_the_nonce(): void {
		$answer = $this->sample( 'serviceAnswer' )['token'];

		self::assertTrue( $this->verifier()->is_from_relay( $answer, $this->samples['nonce'] ) );
		self::assertFalse( $this->verifier()->is_from_relay( $answer, 'another nonce' ) );
		self::assertFalse( $this->verifier()->is_from_relay( $this->sample( 'service' )['token'], $this->samples['serviceBody'] ), 'What the plugin says must not come back as what the relay says.' );
		foreach ( array( null, 0, true, array(), '0', '' ) as $wrong ) {
			self::assertFalse( $this->verifier()->is_from_relay( $wrong, $this->samples['nonce'] ) );
		}
	}

	/**
	 * Returns the first good sample of a kind.
	 *
	 * @param string $kind Its name in the samples.
	 * @return array<string, mixed>
	 */
	private function sample( string $kind ): array {
		return array_values( array_filter( $this->samples['accepted'], static fn( array $sample ): bool => $kind === $sample['kind'] ) )[0];
	}

	/**
	 * Decodes header and claims.
	 *
	 * @param string $token A token.
	 * @return array{array<string, mixed>, array<string, mixed>}
	 */
	private function parts( string $token ): array {
		list( $header, $claims ) = explode( '.', $token );
		return array( json_decode( (string) Base64_Url::decode( $header ), true ), json_decode( (string) Base64_Url::decode( $claims ), true ) );
	}

	private function kind( string $name ): Token_Kind {
		return match ( $name ) {
			'agent'         => Token_Kind::agent(),
			'identity'      => Token_Kind::identity(),
			'service'       => Token_Kind::service(),
			'serviceAnswer' => Token_Kind::service_answer(),
		};
	}

	private function verifier(): Token_Verifier {
		return new Token_Verifier( new Site_Id(), new Site_Secret(), fn(): int => $this->samples['now'] );
	}
}
